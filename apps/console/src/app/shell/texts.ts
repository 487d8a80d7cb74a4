import { bilingual } from '@beian/domain/text';

export const shellTexts = {
  board: bilingual('时效看板', 'SLA board'),
  forecast: bilingual('预测', 'Forecast'),
  rebalance: bilingual('重新分配', 'Rebalance'),
  quality: bilingual('质量', 'Quality'),
  spotChecks: bilingual('抽检', 'Spot checks'),
  escapes: bilingual('流出问题', 'Escapes'),
  clocks: bilingual('时限', 'Clocks'),
  escalations: bilingual('升级', 'Escalations'),
  handover: bilingual('提交管局', 'Hand-over'),
  manual: bilingual('人工报送', 'Entered by hand'),
  staff: bilingual('人员', 'Staff'),
  rules: bilingual('规则', 'Rules'),
  calendar: bilingual('工作日历', 'Calendar'),
  calendarOpen: bilingual('查看工作日历', 'Open the calendar'),
  calendarAlarm: bilingual('日历告警', 'Calendar alarm'),
  faults: bilingual('故障提示', 'Faults'),
  servers: bilingual('服务器到期', 'Ending servers'),
  transfers: bilingual('备案转移', 'Transfers'),
  claims: bilingual('备案认领', 'Claims'),
  curtains: bilingual('幕布寄送', 'Curtains'),
  appName: bilingual('备案审核台', 'Beian Desk'),
  menu: bilingual('主菜单', 'Main menu'),
  openMenu: bilingual('打开菜单', 'Open menu'),
  skip: bilingual('跳到内容', 'Skip to content'),
  review: bilingual('审核', 'Review'),
  registry: bilingual('备案库', 'Registry'),
  queue: bilingual('审核队列', 'Review queue'),
  photos: bilingual('照片审核', 'Photos'),
  records: bilingual('备案记录', 'Filing records'),
  system: bilingual('系统', 'System'),
  partners: bilingual('合作方', 'Partners'),
  settings: bilingual('设置', 'Settings'),
  audit: bilingual('审计记录', 'Audit'),
  search: bilingual('搜索订单号、备案号、域名、主体；证件号码须完整', 'Order, filing number, domain, subject; whole ID number'),
  language: bilingual('语言', 'Language'),
  appearance: bilingual('外观', 'Appearance'),
  themes: {
    light: bilingual('浅色', 'Light'),
    dark: bilingual('深色', 'Dark'),
    system: bilingual('跟随系统', 'As the system'),
  },
  loading: bilingual('正在加载', 'Opening'),
  user: bilingual('当前用户', 'Signed in as'),
  signOut: bilingual('退出登录', 'Sign out'),
  listAge: bilingual('列表显示的是约 {seconds} 秒前的数据，您自己的操作已包含在内', 'Lists are about {seconds} s old; what you did yourself is included'),
  offline: bilingual('网络已断开，恢复后自动重试。已填写的内容不会丢失', 'You are offline. We try again once the network is back; nothing typed is lost'),
  bureaus: bilingual('管局', 'Bureaus'),
  ownRules: bilingual('自定规则', 'Own rules'),
  provinceRules: bilingual('各省规则', 'Province rules'),
  reasons: bilingual('理由库', 'Reasons'),
  noticeTexts: bilingual('通知文字', 'Notice texts'),
  unmatched: bilingual('待匹配答复', 'Unmatched'),
  rectifications: bilingual('整改与核查', 'Rectifications'),
  gateway: bilingual('网关看板', 'Gateway'),
  submissions: bilingual('上报记录', 'Submissions'),
};

export const editionTexts = {
  title: bilingual('与现行规则不同', 'Differs from the rules of today'),
  differs: bilingual('{here}（现行：{today}）', '{here} (today: {today})'),
  warning: bilingual('订单按 {edition}办理，不是现行规则', 'Orders are submitted under {edition}, not the rules of today'),
  choose: bilingual('更改设置', 'Change the setting'),
};

export const keyHelpTexts = {
  here: bilingual('当前页面', 'This page'),
  everywhere: bilingual('所有页面', 'Every page'),
  note: bilingual('在输入框中、以及输入法组词时，单个按键不起作用', 'Single keys are off in fields, and while an input method composes'),
  title: bilingual('快捷键', 'Keys'),
};

export const searchTexts = {
  results: bilingual('搜索结果', 'Search results'),
  looking: bilingual('正在搜索', 'Searching'),
  nothing: bilingual('没有找到“{text}”。证件号码须输入完整', 'Nothing found for "{text}". An ID number must be whole'),
  failed: bilingual('搜索没有成功', 'The search did not succeed'),
  more: bilingual('还有更多，请输入得更完整', 'There are more: type more of it'),
};

export const paletteTexts = {
  title: bilingual('命令与搜索', 'Commands and search'),
  hint: bilingual('输入页面、操作，或订单号、备案号、域名、主体', 'Page, action, order or filing number, domain, subject'),
  open: bilingual('打开命令面板', 'Open the command palette'),
  page: bilingual('当前页面的操作', 'Actions of this page'),
  pages: bilingual('转到', 'Go to'),
  everywhere: bilingual('随处可用', 'Everywhere'),
  language: bilingual('切换为英文', 'Switch to Chinese'),
};

export const workdayTexts = {
  title: bilingual('今日工时', 'Working time today'),
  left: bilingual('今日剩余工时 {time}', '{time} of work left'),
  before: bilingual('今日 {time} 上班', 'Work begins at {time}'),
  close: bilingual('{time} 下班', 'until {time}'),
  after: bilingual('今日已下班，{next} 上班', 'Closed, opens {next}'),
  off: bilingual('今日休息，{next} 上班', 'Day off, opens {next}'),
  provisional: bilingual('尚无当日的放假通知，按周一至周五计', 'No holiday notice covers this day yet: Monday to Friday is taken'),
};
