/** What one mini-program has registered with WeChat: its keys, its pages and the templates it chose. */
export interface Template {
  id: string;
  /** One accept is one message, or any number of them. */
  kind: 'one-time' | 'long-term';
  /** Type and number as the template names its places: thing1, date2 … */
  keys: string[];
  /** For keys of the type enum: what may stand there. */
  enums?: Record<string, string[]>;
  title?: string;
}

export interface Account {
  appId: string;
  appSecret: string;
  templates: Template[];
  /** Published pages, the first is the main one; without the list every well-formed path counts as published. */
  pages?: string[];
  /** Mini-program codes drawn a minute at most. */
  codesPerMinute?: number;
}
