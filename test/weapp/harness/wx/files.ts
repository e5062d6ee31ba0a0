import path from 'node:path';
import { byCallback, Refused, type Options, type Topic } from '../topic.ts';

export const userFolder = 'wxfile://usr';

type Act = (options: Options) => unknown;

/** The file system of a mini-program: folders must be made first, and there is an end to it. */
export const files: Topic = {
  open(inside) {
    const { device, realm } = inside;
    const all = device.files;
    const refuse = (why: string, file: string): never => {
      throw new Refused(`${why}, open '${file}'`);
    };
    const folderIsThere = (folder: string): boolean => folder === userFolder || folder.startsWith('wxfile://tmp') || all.has(`${folder}/`);
    const bytesOf = (data: unknown): Uint8Array =>
      typeof data === 'string' ? new TextEncoder().encode(data) : new Uint8Array(data as ArrayBuffer).slice();
    const write = (file: string, data: unknown): void => {
      if (!folderIsThere(path.posix.dirname(file))) refuse('no such file or directory', file);
      const bytes = bytesOf(data);
      const others = [...all].reduce((total, [name, one]) => total + (name === file ? 0 : one.length), 0);
      if (others + bytes.length > device.filesLimit) throw new Refused('the maximum size of the file storage limit is exceeded', 1300202);
      const halfWay = (): unknown => all.set(file, bytes.slice(0, bytes.length / 2));
      inside.does(`write ${file.replace(userFolder, '')}`, { halfWay });
      all.set(file, bytes);
    };
    const read = (file: string, encoding: string | undefined): unknown => {
      const bytes = all.get(file) ?? refuse('no such file or directory', file);
      return encoding ? Buffer.from(bytes).toString(encoding as BufferEncoding) : realm.give(new Uint8Array(bytes).buffer);
    };
    const acts: Record<string, Act> = {
      writeFile: ({ filePath, data }) => write(filePath, data),
      readFile: ({ filePath, encoding }) => ({ data: read(filePath, encoding) }),
      unlink: ({ filePath }) => {
        inside.does(`drop ${String(filePath).replace(userFolder, '')}`);
        if (!all.delete(filePath)) refuse('no such file or directory', filePath);
      },
      mkdir: ({ dirPath, recursive }) => {
        if (folderIsThere(dirPath)) throw new Refused(`file already exists ${dirPath}`);
        if (!recursive && !folderIsThere(path.posix.dirname(dirPath))) refuse('no such file or directory', dirPath);
        all.set(`${dirPath}/`, new Uint8Array());
      },
      access: ({ path: asked }) => {
        if (!all.has(asked) && !folderIsThere(asked)) throw new Refused(`no such file or directory ${asked}`);
      },
      readdir: ({ dirPath }) => ({
        files: [...all.keys()]
          .filter((name) => name !== `${dirPath}/` && path.posix.dirname(name) === dirPath)
          .map((name) => path.posix.basename(name)),
      }),
      getFileInfo: ({ filePath }) => ({ size: (all.get(filePath) ?? refuse('no such file or directory', filePath)).length }),
      copyFile: ({ srcPath, destPath }) => write(destPath, all.get(srcPath) ?? refuse('no such file or directory', srcPath)),
    };
    /** The same by position and by throwing, as the …Sync ones are. */
    const atOnce =
      (name: string, act: (...given: any[]) => unknown) =>
      (...given: unknown[]) => {
        try {
          return act(...given);
        } catch (error) {
          throw new Error(`${name}:fail ${(error as Error).message}`, { cause: error });
        }
      };
    const manager = Object.fromEntries([
      ...Object.entries(acts).map(([name, act]) => [name, realm.giveFunction(byCallback(inside, name, act))] as const),
      ...Object.entries({
        writeFileSync: write,
        readFileSync: read,
        unlinkSync: (filePath: string) => acts['unlink']!({ filePath }),
        mkdirSync: (dirPath: string, recursive = false) => acts['mkdir']!({ dirPath, recursive }),
        accessSync: (asked: string) => acts['access']!({ path: asked }),
        readdirSync: (dirPath: string) => realm.give((acts['readdir']!({ dirPath }) as { files: string[] }).files),
      }).map(([name, act]) => [name, realm.giveFunction(atOnce(name, act))] as const),
    ]);
    return { env: realm.give({ USER_DATA_PATH: userFolder }), getFileSystemManager: () => realm.give(manager) };
  },
};
