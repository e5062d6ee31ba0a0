import { defineStore } from 'pinia';
import { keepIfRoom, recall } from './keep/keep.ts';

/** 大字: on top of what the phone's own setting says, and remembered. */
export const useTypeSize = defineStore('type-size', {
  state: () => ({ size: 'usual' as 'usual' | 'large' }),
  actions: {
    remember() {
      this.size = recall('type') === 'large' ? 'large' : 'usual';
    },
    turn() {
      this.size = this.size === 'large' ? 'usual' : 'large';
      // On a full phone it is so until it is closed.
      keepIfRoom('type', this.size);
    },
  },
});
