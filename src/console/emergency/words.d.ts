export declare const words: {
    readonly title: "急事";
    readonly bell: (count: number) => string;
    readonly tab: (count: number) => string;
    readonly toList: "‹ 急事";
    readonly sound: {
        readonly on: "有急事响一声";
        readonly off: "不响了";
    };
    readonly none: "现在没有没人接的急事。";
    readonly ringing: "没人接";
    readonly inHand: "有人在办";
    readonly toExplain: "给过了，还要补说明";
    readonly noneInHand: "没有。";
    readonly number: (number: string) => string;
    readonly reports: (count: number) => string;
    readonly minutes: (count: number) => string;
    readonly takenBy: (name: string) => string;
    readonly lost: "和县里断了，急事来了这里看不见。听电话。";
    readonly rung: Record<string, string>;
    readonly rungState: Record<string, string>;
    readonly write: {
        readonly open: "电话打来的，记一件";
        readonly what: "出了什么事";
        readonly place: "在哪个镇";
        readonly where: "在哪儿，说细一点";
        readonly phone: "打哪个电话能找到";
        readonly phoneHint: "没有就空着。";
        readonly by: "怎么知道的";
        readonly bys: readonly [{
            readonly value: "hotline";
            readonly text: "热线打来的";
        }, {
            readonly value: "liaison";
            readonly text: "联络员打来的";
        }, {
            readonly value: "walk-in";
            readonly text: "人到窗口来了";
        }];
        readonly send: "记下";
        readonly placeWrong: "请选在哪个镇。";
    };
    readonly said: "报的人说的";
    readonly call: (phone: string) => string;
    readonly noPhone: "没留电话，去现场找。";
    readonly beside: "旁边人的手机";
    readonly take: "我来办";
    readonly takeOver: "他办不了，我接过来";
    readonly open: {
        readonly title: "边打边记，三样就行";
        readonly name: "叫什么（不知道就空着）";
        readonly address: "人现在在哪儿";
        readonly need: "要什么";
        readonly needHint: "比如：一家三口，今晚没地方住";
        readonly caller: "打电话的是谁";
        readonly callers: readonly [{
            readonly value: "self";
            readonly text: "本人";
        }, {
            readonly value: "family";
            readonly text: "家里人";
        }, {
            readonly value: "neighbour";
            readonly text: "邻居、路过的人";
        }];
        readonly send: "立事项";
    };
    readonly reserve: (left: string, of: string, demo: boolean) => string;
    readonly noReserve: "今年的备用金县里还没定，要给县领导打电话。";
    readonly pay: {
        readonly title: "先给救急钱";
        readonly amount: "给多少（元）";
        readonly amountWrong: "请填一个数，比如500。";
        readonly atMost: (sum: string) => string;
        readonly way: "怎么给";
        readonly ways: readonly [{
            readonly value: "cash";
            readonly text: "现金";
        }, {
            readonly value: "goods";
            readonly text: "东西（折成钱记）";
        }, {
            readonly value: "transfer";
            readonly text: "打到账户";
        }];
        readonly wayWrong: "请选怎么给。";
        readonly finding: "看到了什么";
        readonly findingWrong: "请写2到300个字。";
        readonly send: "我签，先给";
    };
    readonly leaders: {
        readonly title: "钱多，给县领导打电话";
        readonly hint: "一个一个打，哪位点头记哪位。";
        readonly empty: "名单还没填。请县里的同事在“急事”里填。";
        readonly yes: (name: string) => string;
        readonly amount: "同意先给多少（元）";
        readonly words: "他怎么说的";
        readonly send: "记下谁同意的";
        readonly whoWrong: "请选是哪位。";
        readonly keep: "打电话的名单";
        readonly keepHint: "一行一位：姓名，空格，电话。从上往下打。";
        readonly save: "记下名单";
        readonly saved: "名单记下了。";
        readonly wrong: "每一行都要有姓名和电话。";
    };
    readonly hand: {
        readonly title: "交到手上";
        readonly sign: "她怎么签收的";
        readonly signs: readonly [{
            readonly value: "signed";
            readonly text: "签了字";
        }, {
            readonly value: "thumb";
            readonly text: "按了手印";
        }];
        readonly signWrong: "请选怎么签收的。";
        readonly photo: "拍一张领款单";
        readonly photos: (count: number) => string;
        readonly unread: "这张照片打不开，请再拍一张。";
        readonly send: "交到手上了";
    };
    readonly identify: {
        readonly title: "知道是谁了，补身份证号";
        readonly idNumber: "身份证号";
        readonly name: "姓名";
        readonly send: "补上";
    };
    readonly explain: {
        readonly title: "补说明";
        readonly text: "下面替您写好了，看一遍，改了再记。不用再问她家。";
        readonly over: "难处过去了，开始补";
        readonly finding: "经过";
        readonly send: "补好了";
        readonly toMatter: "打开这件事项";
    };
    readonly close: {
        readonly title: "不立事项，了结";
        readonly why: "为什么";
        readonly whys: readonly [{
            readonly value: "same";
            readonly text: "和另一件是同一件事";
        }, {
            readonly value: "others-help";
            readonly text: "119、120、110在办，不用我们";
        }, {
            readonly value: "no-need";
            readonly text: "人没事，不用帮";
        }, {
            readonly value: "prank";
            readonly text: "有人乱报";
        }];
        readonly sameAs: "和哪一件";
        readonly words: "记一句";
        readonly send: "了结";
        readonly done: "了结了。";
        readonly wrong: "请选一样。";
    };
};
