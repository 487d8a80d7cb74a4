import { bilingual } from '@beian/domain/text';

export const orderTexts = {
  unassigned: bilingual('未指派', 'Unassigned'),
  assigned: bilingual('指派给{name}', 'Assigned to {name}'),
  due: bilingual('到期', 'Due'),
  number: bilingual('订单', 'Order'),
  unclaimed: bilingual('未领取', 'Unclaimed'),
  mine: bilingual('我', 'Me'),
  leased: bilingual('{name} 正在处理', '{name} is working on it'),
  waiting: bilingual('有 {n} 单更新', '{n} order changed|{n} orders changed'),
  gone: bilingual('已离开本队列', 'Has left this queue'),
  emptyFiltered: bilingual('没有符合筛选条件的订单', 'No order matches the filters'),
  roundN: bilingual('第 {n} 轮', 'round {n}'),
};

export const assignTexts = {
  to: bilingual('指派给', 'Assign to'),
  choose: bilingual('选择审核人员', 'Choose a reviewer'),
  nobody: bilingual('不指派给任何人', 'Nobody'),
  do: bilingual('指派', 'Assign'),
};

export const movedTexts = {
  moved: bilingual('已转派 {n} 单', '{n} moved'),
  stayed: bilingual('{n} 单未动', '{n} left where they are'),
  undo: bilingual('撤销', 'Undo'),
  undone: bilingual('已撤回 {n} 单', '{n} taken back'),
};
