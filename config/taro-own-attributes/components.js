/* global OWN_ATTRIBUTES */
// In the phone's package, in place of @tarojs/shared/dist/components.js: the same table that the templates were written by.
export const internalComponents = OWN_ATTRIBUTES;

export const controlledComponent = new Set(['input', 'checkbox', 'picker', 'picker-view', 'radio', 'slider', 'switch', 'textarea']);

// Whoever writes templates reads these; on a phone they are there only to be exported.
export const animation = {};
export const touchEvents = {};
export const focusComponents = new Set();
export const nestElements = new Map();
export const voidElements = new Set();
export const singleQuote = (text) => `'${text}'`;
