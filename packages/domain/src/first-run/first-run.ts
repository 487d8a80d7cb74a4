import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/** 首次运行清单: one thing that an installation must have before its first push. How it is seen in the data: `database/first-run/checks.ts`. */
export interface FirstRunRow {
  readonly label: BilingualText;
  /** What must be, and why. */
  readonly explains: BilingualText;
  /** How it is checked, in words. */
  readonly checked: BilingualText;
  /** What to do while it is open. */
  readonly todo: BilingualText;
  /** Path of the console's page where it is set; undefined: a command does it. */
  readonly path?: string;
  /** An administrator may confirm that it is right although the data do not show it. */
  readonly confirmable?: true;
  /** Nothing is pushed to a real bureau while it is open. */
  readonly blocks: boolean;
}

const notDefault = bilingual('与安装时的内容不同', 'Differs from what is installed');
const notEmpty = bilingual('已填写', 'Is filled in');
const settings = '/settings';

export const firstRun = {
  edition: {
    label: bilingual('规则版本', 'Edition of the rules'),
    explains: bilingual(
      '未选定时为 2018-06 版，与当日有效的规则不同。',
      'Until somebody chooses it is 2018-06, which is not what holds today.',
    ),
    checked: bilingual('已由人员选定，或为现行规则', 'Somebody has chosen it, or it is that of today'),
    todo: bilingual('在设置页选择“现行规则”或某一版', 'Choose “Rules of the day” or an edition under Settings'),
    path: settings,
    confirmable: true,
    blocks: true,
  },
  providerName: {
    label: bilingual('接入服务单位名称', 'Name of the provider'),
    explains: bilingual(
      '印在真实性核验单上，也是邮件的署名。',
      'Printed on the verification form; the signature of every mail.',
    ),
    checked: notEmpty,
    todo: bilingual('在设置页填写单位全称', 'Write the full name under Settings'),
    path: settings,
    blocks: true,
  },
  hotline: {
    label: bilingual('服务热线', 'Hotline'),
    explains: bilingual(
      '写在每封邮件中，申请人有疑问时拨打。',
      'Stands in every mail, for applicants with a question.',
    ),
    checked: notEmpty,
    todo: bilingual('在设置页填写', 'Write it under Settings'),
    path: settings,
    blocks: true,
  },
  smsSignatures: {
    label: bilingual('短信签名', 'SMS signatures'),
    explains: bilingual(
      '须与短信服务商登记的一致，否则短信被拒收。',
      'As registered with the SMS provider, which else refuses every message.',
    ),
    checked: notDefault,
    todo: bilingual(
      '在设置页填写中文和英文签名；登记的正是安装时的签名，则在此确认',
      'Write both under Settings; confirm here if those installed are the registered ones',
    ),
    path: settings,
    confirmable: true,
    blocks: true,
  },
  commitmentTexts: {
    label: bilingual('承诺书正文', 'Texts of the commitment letters'),
    explains: bilingual(
      '须与管局的模板一致；未填写时承诺书留出空白，由申请人书写。',
      "Those of the bureaus' templates; left empty, the letter has room to write them by hand.",
    ),
    checked: bilingual('四种正文均已填写', 'All four are filled in'),
    todo: bilingual(
      '在设置页填写，或确认由申请人书写',
      'Write them under Settings, or confirm that applicants write by hand',
    ),
    path: settings,
    confirmable: true,
    blocks: true,
  },
  workingHours: {
    label: bilingual('工作时间', 'Working hours'),
    explains: bilingual(
      '期限按工作时间计算；安装时为 09:00 至 18:00。',
      'Deadlines count in them; installed as 09:00 to 18:00.',
    ),
    checked: bilingual('已由人员设定', 'Somebody has set them'),
    todo: bilingual(
      '在工作日历页设定，或确认 09:00 至 18:00',
      'Set them on the calendar page, or confirm 09:00 to 18:00',
    ),
    path: '/calendar',
    confirmable: true,
    blocks: true,
  },
  calendarThisYear: {
    label: bilingual('今年的工作日历', 'Calendar of this year'),
    explains: bilingual('没有放假安排，期限会算错。', 'Without its days off deadlines are wrong.'),
    checked: bilingual('已载入至 12 月 31 日', 'It is loaded up to 31 December'),
    todo: bilingual('在工作日历页载入放假通知', 'Load the holiday notice on the calendar page'),
    path: '/calendar',
    blocks: true,
  },
  calendarNextYear: {
    label: bilingual('明年的工作日历', 'Calendar of next year'),
    explains: bilingual(
      '国务院办公厅在 10 月底至 12 月初公布。',
      'Published between the end of October and the beginning of December.',
    ),
    checked: bilingual('已载入至 12 月 31 日', 'It is loaded up to 31 December'),
    todo: bilingual(
      '在工作日历页载入；尚未公布的，在此确认',
      'Load it on the calendar page; confirm here that it is not published yet',
    ),
    path: '/calendar',
    confirmable: true,
    blocks: true,
  },
  connection: {
    label: bilingual('第一个管局连接', 'First connection to a bureau'),
    explains: bilingual('订单经连接报送管局。', 'Orders are filed over it.'),
    checked: bilingual('管局已答复过', 'A bureau has answered over it'),
    todo: bilingual('在网关看板新增连接并测试', 'Add one on the gateway board, and test it'),
    path: '/gateway',
    blocks: true,
  },
  reviewers: {
    label: bilingual('审核人员', 'Reviewers'),
    explains: bilingual('初审与提交管局须由不同的人办理。', 'Whoever approves the initial review may not push it.'),
    checked: bilingual('至少两人可以登录并审核', 'At least two can sign in and review'),
    todo: bilingual('在人员页邀请', 'Invite them on the staff page'),
    path: '/staff',
    blocks: true,
  },
  testMail: {
    label: bilingual('测试邮件', 'Test mail'),
    explains: bilingual(
      '由后台进程按配置的邮件服务器和发件人发出。',
      'Sent by a worker, with its mail server and sender.',
    ),
    checked: bilingual('最近一次测试已被接收', 'The last one was taken'),
    todo: bilingual('在此向自己的邮箱发送一封', 'Send one to your own address from here'),
    blocks: true,
  },
  testSms: {
    label: bilingual('测试短信', 'Test SMS'),
    explains: bilingual(
      '由后台进程经配置的短信网关发出，带上述签名。',
      'Sent by a worker through its gateway, with the signature above.',
    ),
    checked: bilingual('最近一次测试已被接收', 'The last one was taken'),
    todo: bilingual('在此向自己的手机发送一条', 'Send one to your own phone from here'),
    blocks: true,
  },
  backup: {
    label: bilingual('备份', 'Backup'),
    explains: bilingual('丢失的数据库不能重建。', 'A lost database cannot be made again.'),
    checked: bilingual('备份命令留下的记录', 'The record that the backup leaves'),
    todo: bilingual(
      '运行 npm run backup -- DIR（运维手册）；用其他方式备份的，在此确认',
      'Run npm run backup -- DIR (operations manual); confirm here if it is done by other means',
    ),
    confirmable: true,
    blocks: true,
  },
  retention: {
    label: bilingual('保存期限', 'Retention periods'),
    explains: bilingual('安装时的期限是建议值，由贵单位决定。', 'Those installed are proposals; yours to decide.'),
    checked: bilingual('由人员确认', 'A person confirms'),
    todo: bilingual('在保存期限页核对，然后在此确认', 'Go through them on their page, then confirm here'),
    path: '/settings/retention',
    confirmable: true,
    blocks: false,
  },
} as const satisfies Record<string, FirstRunRow>;

export type FirstRunItem = keyof typeof firstRun;
export const firstRunItems = Object.keys(firstRun) as FirstRunItem[];
export const firstRunRow = (item: FirstRunItem): FirstRunRow => firstRun[item];

/** Names of open items, for a sentence. */
export const openListText = (items: readonly FirstRunItem[]): BilingualText =>
  bilingual(
    items.map((item) => firstRunRow(item).label.zh).join('、'),
    items.map((item) => firstRunRow(item).label.en).join(', '),
  );
