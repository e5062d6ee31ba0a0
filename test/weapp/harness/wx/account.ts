import { isAtLeast } from '../is-at-least.ts';
import { byCallback, listening, Refused, type Inside, type Options, type Topic } from '../topic.ts';

/** Who she is to WeChat, and what she allows. */
export const account: Topic = {
  since: {
    requestSubscribeMessage: '2.4.4',
    getPrivacySetting: '2.32.3',
    requirePrivacyAuthorize: '2.32.3',
    onNeedPrivacyAuthorization: '2.32.3',
    openPrivacyContract: '2.32.3',
  },
  open(inside) {
    const { device } = inside;
    return {
      login: byCallback(inside, 'login', () => {
        const code = device.network === 'on' ? device.loginCode() : undefined;
        if (!code) throw new Refused('system error', -1);
        return { code };
      }),
      checkSession: byCallback(inside, 'checkSession', () => undefined),
      requestSubscribeMessage: byCallback(inside, 'requestSubscribeMessage', askToSubscribe(inside)),
      getSetting: byCallback(inside, 'getSetting', () => ({
        authSetting: {},
        subscriptionsSetting: { mainSwitch: device.answers.subscribe !== 'switched-off', itemSettings: {} },
      })),
      getPrivacySetting: byCallback(inside, 'getPrivacySetting', () => ({
        needAuthorization: device.privacy === 'to-be-asked',
        privacyContractName: '《码上小程序隐私保护指引》',
      })),
      requirePrivacyAuthorize: byCallback(inside, 'requirePrivacyAuthorize', () => {
        if (device.privacy === 'agreed') return;
        if (device.answers.privacy === 'disagree') throw new Refused('privacy permission is not authorized', 104);
        device.privacy = 'agreed';
      }),
      openPrivacyContract: byCallback(
        inside,
        'openPrivacyContract',
        () => void device.done.push({ what: 'openPrivacyContract', with: undefined }),
      ),
      onNeedPrivacyAuthorization: listening(inside, 'NeedPrivacyAuthorization')['onNeedPrivacyAuthorization'],
    };
  },
};

/**
 * What is hers is held back until she has agreed: asked by the listener that the mini-program left, else by WeChat.
 * Refuses as WeChat does.
 */
export async function untilAgreed(inside: Inside, referrer: string): Promise<void> {
  const { device, realm } = inside;
  if (device.privacy === 'agreed' || !isAtLeast(device.baseLibrary, '2.32.3')) return;
  const listener = [...(inside.listeners.get('NeedPrivacyAuthorization') ?? [])].at(-1);
  const answered = await (listener ? askedBy(listener) : device.answers.privacy);
  if (answered !== 'agree') throw new Refused('privacy permission is not authorized', 104);
  device.privacy = 'agreed';

  function askedBy(act: unknown): Promise<string> {
    return new Promise((resolve) => {
      const answer = realm.giveFunction(({ event }: { event: string }) => {
        if (event !== 'exposureAuthorization') resolve(event);
      });
      realm.call('callback-threw', act, undefined, answer, realm.give({ referrer }));
    });
  }
}

/** At most five templates, only in a tap, and never when she switched it all off. */
function askToSubscribe({ device, inTap }: Inside): (options: Options) => object {
  // WeChat looks at the tap when it is called; the answer comes later.
  return (options) => {
    const tmplIds: string[] = options['tmplIds'] ?? [];
    if (!inTap()) throw new Refused('can only be invoked by user TAP gesture.', 20004);
    if (tmplIds.length === 0 || tmplIds.length > 5) throw new Refused('Templates count out of max bounds', 20003);
    if (device.answers.subscribe === 'switched-off') throw new Refused('The main switch is switched off', 20004);
    device.done.push({ what: 'requestSubscribeMessage', with: [...tmplIds] });
    return Object.fromEntries(tmplIds.map((id) => [id, device.answers.subscribe]));
  };
}
