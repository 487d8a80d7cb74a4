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
  done: bilingual('已指派 {n} 单', '{n} assigned'),
  refused: bilingual('{n} 单未指派', '{n} not assigned'),
  failed: bilingual('未能完成指派，请重试；已指派的不会重复', 'Not all were assigned; try again: none is assigned twice'),
};
