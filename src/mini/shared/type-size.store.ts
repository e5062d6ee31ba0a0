import { defineStore } from 'pinia';
import { keep, recall } from './keep.ts';

/** 大字: on top of what the phone's own setting says, and remembered. */
export const useTypeSize = defineStore('type-size', {
  state: () => ({ size: 'usual' as 'usual' | 'large' }),
  actions: {
    remember() {
      this.size = recall('type') === 'large' ? 'large' : 'usual';
    },
    turn() {
      this.size = this.size === 'large' ? 'usual' : 'large';
      keep('type', this.size);
    },
  },
});
