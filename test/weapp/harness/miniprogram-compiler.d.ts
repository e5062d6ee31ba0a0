declare module 'miniprogram-compiler' {
  const compiler: {
    /** Every WXML and WXS below a folder as one script that defines `$gwx`. Throws what the compiler says. */
    wxmlToJs(root: string, options: { maxBuffer: number }): string;
    wxssToJs(root: string, options: { maxBuffer: number }): string;
  };
  export default compiler;
}
