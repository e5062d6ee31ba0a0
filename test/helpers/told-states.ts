/**
 * The states of the timeline as the words' list has them, but for the draft, which is on the phone alone: the big word, what its line must say
 * wherever it is said, and what she can do or the word on the paper, wherever she stands in it.
 */
export const toldStates: [state: string, big: RegExp, line: RegExp, more: RegExp | undefined][] = [
  ['submitted', /^交给镇上了$/, /看|查/, undefined],
  ['needs_fix', /^还差东西$/, /\{finding\} 先办着，补上就行/, undefined],
  ['accepted', /^镇上接下了$/, /\{total\}|\{due\}|下一步/, /受理|调查/],
  ['checking', /^正在查家里收入$/, /问银行、车管这些地方，您不用跑/, /核对/],
  ['differs', /^有一处对不上$/, /\{finding\} 是怎么回事/, /把实情说一说/],
  ['visit', /^要来家里看看$/, /不收钱/, /换个时间/],
  ['review_again', /^照您说的再查一遍$/, /查完告诉您/, /复查/],
  ['appraisal', /^村里人要商量一下$/, /因为|商量完/, /想去说说/],
  ['first_opinion', /^镇上觉得行$/, /下一步，在.+贴/, undefined],
  ['first_opinion', /^镇上觉得还不行$/, /还没定。?.*还能说|还没定，您可以再说/, /还没定，您可以再说/],
  ['public_notice', /^在村里贴着$/, /一共\d+天，到 \{due\}/, /去公开栏看看写了啥/],
  ['objection', /^有人提了意见$/, /没说您不对|钱照发/, undefined],
  ['county', /^到县里了$/, /\{due\} 前定下来|最晚 \{due\} 定下来|定下来告诉您/, undefined],
  ['approved', /^同意了$/, /\{amount\}|先打电话|派律师|名单给您/, undefined],
  ['relief_first', /^先给您救急钱$/, /批了/, /打12349/],
  ['refused', /^这次没办成$/, /\{reason\} 您可以：\{remedy\}|送到您手上了/, /往下看/],
  ['referred', /^转给\{body\}了$/, /\{due\}前回话。我们一直看着，您不用跑/, undefined],
  ['bounced', /^\{body\}说不归他们$/, /又回到镇上了，我们另找/, undefined],
  ['paying', /^正在打钱$/, /银行一两天打进去/, /还没到，打12349/],
  ['paid', /^钱到了$/, /\{amount\}/, undefined],
  ['paid_failed', /^钱没打进去$/, /钱没丢，给您留着/, /打12349换/],
  ['recheck_due', /^到时候看一看了$/, /我们来看，您不用跑/, undefined],
  ['hearing', /^可能要变，先听您说$/, /还没定。我们看到的是：\{finding\}/, /您怎么想，说给我们听/],
  ['changed', /^每月的钱变了$/, /以后每月 \{amount\}。原因：\{reason\}/, /往下看/],
  ['grace', /^还给您发几个月$/, /发到 \{due\}/, /渐退期/],
  ['ended', /^这项停了$/, /原因：\{reason\}|送到您手上了|节哀|随时再申请/, undefined],
  ['withdrawn', /^您说不办了$/, /什么时候想办，再来/, undefined],
  ['closed', /^先停在这儿$/, /(找了您几回没找着。|原因：\{reason\}|怎么送的：\{delivery\})打个电话.*接着办/, /“接着办”/],
];
