/**
 * Who may see a matter beside whoever filed it and whose it is. nobody: no one · household: who lives with her, by her own word · quiet: it
 * stands on nobody else's page, and no SMS, WeChat message or visitor speaks of it: the inbox alone.
 */
export const sharings = ['nobody', 'household', 'quiet'] as const;
export type Sharing = (typeof sharings)[number];
