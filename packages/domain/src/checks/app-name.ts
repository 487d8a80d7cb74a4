import { bilingual } from '../text/bilingual-text.ts';
import { type Fault, type Finding, firstFaultFinding } from './finding.ts';

/** Words that name a trade or a sort of app and no app, and placeholders. */
const GENERIC: readonly string[] = [
  '商城',
  '购物',
  '新闻',
  '视频',
  '音乐',
  '游戏',
  '直播',
  '社交',
  '聊天',
  '天气',
  '地图',
  '浏览器',
  '计算器',
  '日历',
  '相机',
  '手电筒',
  '工具',
  '助手',
  '管家',
  '平台',
  '系统',
  '测试',
  '演示',
  '示例',
  '应用',
  '软件',
  '客户端',
  '小程序',
  'app',
  'demo',
  'test',
  'untitled',
  'myapplication',
  'helloworld',
];
/** Words of prices and advertising. */
const ADVERTISING = /免费|特价|优惠|打折|最低价|第一|最佳|全网最|限时|返现|领红包/;

const faults: readonly Fault<string>[] = [
  {
    isBroken: (name) => /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u{FE0F}|\p{Regional_Indicator}/u.test(name),
    message: bilingual('APP 名称不能含表情符号', 'The name of an app contains no emoji'),
    suggestion: bilingual('请删除表情符号', 'Remove the emoji'),
  },
  {
    isBroken: (name) => /^[\d\s]+$/.test(name),
    message: bilingual('APP 名称不能只有数字', 'The name of an app is not digits alone'),
    suggestion: bilingual(
      '请填写设备上显示的完整名称，各平台须一致',
      'Give the whole name as devices show it, the same on each platform',
    ),
  },
  {
    outcome: 'warn',
    isBroken: (name) => GENERIC.includes(name.trim().toLowerCase()),
    message: bilingual(
      '名称是通用词或行业词，管局可能退回',
      'The name is a general word or names a trade: the bureau may refuse it',
    ),
    suggestion: bilingual(
      '请使用能与其他 APP 区分的名称，并与设备和应用商店显示的一致',
      'Use a name that tells it from other apps, as devices and stores show it',
    ),
  },
  {
    outcome: 'warn',
    isBroken: (name) => ADVERTISING.test(name),
    message: bilingual('名称含价格或广告用语', 'The name contains words of prices or advertising'),
    suggestion: bilingual('请删除这些用语', 'Leave them out'),
  },
];

/** APP 名称 (docs/spec/rules.md ). */
export const checkAppName = (name: string): Finding => firstFaultFinding('APP-01', faults, name);
