// In the phone's package, in place of @tarojs/plugin-platform-weapp/dist/runtime.js, which would add all of WeChat's attributes again.
import { hostConfig } from '@tarojs/plugin-platform-weapp/dist/runtime-utils.js';
import { mergeReconciler } from '@tarojs/shared';

mergeReconciler(hostConfig);
