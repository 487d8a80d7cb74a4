import { bilingual } from '@beian/domain/text';

export const settingsTexts = {
  title: bilingual('设置', 'Settings'),
  readOnly: bilingual('由管理员更改', 'Administrators change them'),
  asInstalled: bilingual('自安装以来未更改', 'As installed'),
  changed: bilingual('{by} 于 {at} 更改', 'Changed by {by}, {at}'),
  inForce: bilingual('当前', 'In force'),
  switch: bilingual('切换', 'Switch to it'),
  switchTo: bilingual('{setting}：切换为“{choice}”', '{setting}: switch to “{choice}”'),
  done: bilingual('已切换为“{choice}”', 'Switched to “{choice}”'),
  saved: bilingual('已保存“{setting}”', 'Saved: {setting}'),
};

export const editionEffectsTexts = {
  title: bilingual('改用“{choice}”的影响', 'What changing to “{choice}” does'),
  lead: bilingual('按另一版规则重新判断未完成的订单：哪些会被退回、须补材料、照片或短信核验，哪些不再要求。不改变任何订单。', 'Judges open orders by the other rules: which would be returned, need a paper, another photo or an SMS step, and what is no longer asked. No order is changed.'),
  run: bilingual('开始试算', 'Work it out'),
  again: bilingual('重新试算', 'Work it out again'),
  inForce: bilingual('这一版正在使用', 'This edition is in force'),
  back: bilingual('返回设置', 'Back to the settings'),
  link: bilingual('对在办订单的影响', 'What it does to open orders'),
};

export const settingsNavTexts = {
  label: bilingual('设置的页面', 'Pages of the settings'),
  retention: bilingual('保存期限', 'Retention'),
  persons: bilingual('个人信息', 'Data subjects'),
};

export const retentionTexts = {
  lead: bilingual('每类数据保存多久、为何保存；到期后由后台任务自动删除，文件在提交之后删除', 'How long each kind is kept, and why; a job deletes what is due, and files after the rows that name them'),
  kind: bilingual('类别', 'Kind'),
  why: bilingual('为何保存', 'Why it is kept'),
  kept: bilingual('保存', 'Kept'),
  days: bilingual('{n} 天', '{n} day|{n} days'),
  since: bilingual('自{since}起', 'from {since}'),
  noDays: bilingual('不设期限', 'No time set'),
  least: bilingual('最短 {n} 天', 'At least {n} day|At least {n} days'),
  done: bilingual('已删除', 'Deleted'),
  ran: bilingual('上次执行 {at}', 'Last run {at}'),
  notRun: bilingual('尚未执行', 'Not run yet'),
  edit: bilingual('更改', 'Change'),
  editOf: bilingual('更改“{kind}”的保存期限', 'Change how long “{kind}” are kept'),
  daysOf: bilingual('“{kind}”保存的天数', 'Days that “{kind}” are kept'),
  daysUnit: bilingual('天', 'days'),
  preview: bilingual('若现在执行：将删除 {n} 项', 'Applied now: {n} would go'),
  previewMore: bilingual('若现在执行：将删除超过 {n} 项', 'Applied now: more than {n} would go'),
  previewing: bilingual('正在统计', 'Counting'),
  previewFailed: bilingual('无法统计，请重试', 'It cannot be counted: try again'),
  saved: bilingual('已更改“{kind}”的保存期限', 'Changed how long “{kind}” are kept'),
  sweep: bilingual('文件核对 {at}：共 {files} 个文件，删除无主文件 {orphans} 个，缺失 {missing} 个', 'Files compared {at}: {files} in all, {orphans} without a row deleted, {missing} missing'),
  noSweep: bilingual('尚未核对文件', 'Files were not compared yet'),
};
