import { type BilingualText, bilingual } from '@beian/domain/text';

export const commonTexts = {
  field: bilingual('字段', 'Field'),
  pictureFailed: bilingual('图片没有加载出来', 'The image did not load'),
  retry: bilingual('重试', 'Try again'),
  cancel: bilingual('取消', 'Cancel'),
  save: bilingual('保存', 'Save'),
  close: bilingual('关闭', 'Close'),
  back: bilingual('返回', 'Back'),
  copy: bilingual('复制订单号', 'Copy order number'),
  copied: bilingual('已复制', 'Copied'),
  and: bilingual('、', ', '),
  none: bilingual('无', 'None'),
  next: bilingual('下一页', 'Next page'),
  previous: bilingual('上一页', 'Previous page'),
  firstPage: bilingual('回到第一页', 'Back to the first page'),
  show: bilingual('显示', 'Show'),
  clear: bilingual('清除筛选', 'Clear filters'),
  more: bilingual('更多', 'More'),
  actions: bilingual('操作', 'Actions'),
  requestId: bilingual('问题编号 {id}', 'Problem id {id}'),
  atLeast: bilingual('{n}+', '{n}+'),
  filters: bilingual('筛选', 'Filters'),
  all: bilingual('全部', 'All'),
  keyMove: bilingual('移动', 'move'),
  keyOpen: bilingual('打开', 'open'),
};

export const listTexts = {
  loading: bilingual('正在加载', 'Loading'),
  emptyFiltered: bilingual('没有符合条件的记录', 'Nothing fits these filters'),
};

export const errorTexts = {
  title: bilingual('加载失败', 'This did not load'),
  forbiddenTitle: bilingual('没有查看权限', 'You may not see this'),
  brokenTitle: bilingual('这个页面打不开', 'This page does not open'),
  brokenHint: bilingual('可能刚更新过版本。请刷新；已填写的内容保存在草稿中', 'There may be a new version. Reload; what you typed is kept as a draft'),
  reload: bilingual('刷新', 'Reload'),
  other: bilingual('服务出错，请重试；若一再出现，请把编号告诉管理员', 'The service failed. Try again; if it keeps failing, give the id to an administrator'),
  notFoundTitle: bilingual('没有这个页面', 'There is no such page'),
  toQueue: bilingual('去审核队列', 'Go to the review queue'),
};

export const errorsByCode: Readonly<Record<string, BilingualText>> = {
  OFFLINE: bilingual('网络不通。恢复后可重试', 'No network. Try again once it is back'),
  NOT_FOUND: bilingual('找不到，或不在您可查看的范围内', 'It does not exist, or you may not see it'),
  FORBIDDEN: bilingual('如需查看，请联系管理员开通', 'Ask an administrator for access'),
};

export const liveTexts = {
  connecting: bilingual('正在连接', 'Connecting'),
  live: bilingual('实时', 'Live'),
  lost: bilingual('实时更新已断开，正在重连', 'Live updates lost, reconnecting'),
};

export const dueTexts = {
  today: bilingual('今天 {time}', 'today {time}'),
  tomorrow: bilingual('明天 {time}', 'tomorrow {time}'),
  provisional: bilingual('暂定', 'prov.'),
  provisionalWhy: bilingual('工作日历尚未载入到这一天，先按周一至周五计', 'Provisional: the working calendar is not loaded that far: Monday to Friday is assumed'),
  used: bilingual('已用 {share}%', '{share}% used'),
  at: bilingual('{at} 到期', 'due {at}'),
};

export const actionTexts = {
  disabled: bilingual('{label}：{sentence}', '{label}: {sentence}'),
  confirmTitle: bilingual('{label}：{number}', '{label}: {number}'),
  done: bilingual('{label}，已完成', '{label}: done'),
  failed: bilingual('没有提交成功：{label}。重试不会重复执行', 'Not delivered: {label}. Trying again has one effect only'),
};
