import Taro from '@tarojs/taro';
import { AxiosError, CanceledError, type AxiosAdapter, type AxiosResponse, type InternalAxiosRequestConfig } from 'axios';

/** axios over Taro.request: the one way out, the same in WeChat and in a browser. */
export const taroAdapter: AxiosAdapter = (config) =>
  new Promise<AxiosResponse>((resolve, reject) => {
    const refuse = (message: string, code: string): void => reject(new AxiosError(message, code, config));
    const task = Taro.request<string, unknown>({
      url: `${config.baseURL ?? ''}${config.url ?? ''}`,
      method: (config.method ?? 'get').toUpperCase() as keyof Taro.request.Method,
      header: plainHeaders(config),
      data: config.data,
      // Text, so that an answer that is no JSON is noticed instead of becoming null.
      dataType: 'text',
      responseType: 'text',
      timeout: (config.timeout || 60_000) + 1_000,
    });
    const stop = (): void => (task as { abort?: () => void }).abort?.();

    // Our own clock: a browser's fetch knows no time limit, and WeChat words it differently on each system.
    const clock = setTimeout(() => {
      stop();
      refuse(`timeout of ${config.timeout}ms exceeded`, AxiosError.ECONNABORTED);
    }, config.timeout || 60_000);
    const unsubscribe = onCancel(config, () => {
      clearTimeout(clock);
      stop();
      reject(new CanceledError(undefined, config as InternalAxiosRequestConfig));
    });

    task.then(
      (answer) => {
        clearTimeout(clock);
        unsubscribe();
        resolve({ data: answer.data, status: answer.statusCode, statusText: '', headers: answer.header ?? {}, config });
      },
      () => {
        clearTimeout(clock);
        unsubscribe();
        refuse('Network Error', AxiosError.ERR_NETWORK);
      },
    );
  });

function plainHeaders(config: InternalAxiosRequestConfig): Record<string, string> {
  return Object.fromEntries(Object.entries(config.headers.toJSON()).map(([name, value]) => [name, String(value)]));
}

/** There is no AbortController in WeChat: cancelling is axios's own token. */
function onCancel(config: InternalAxiosRequestConfig, cancel: () => void): () => void {
  const { cancelToken } = config;
  if (!cancelToken) return () => undefined;
  let over = false;
  void cancelToken.promise.then(() => over || cancel());
  return () => {
    over = true;
  };
}
