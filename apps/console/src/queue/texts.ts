import { bilingual } from '@beian/domain/text';

export const queueTexts = {
  keyPick: bilingual('选择', 'select'),
  nobody: bilingual('无人领取', 'Nobody'),
  holderGone: bilingual('已停用的人员', 'Somebody who has left'),
  sort: bilingual('排序', 'Sort'),
  title: bilingual('审核队列', 'Review queue'),
  views: bilingual('队列', 'Queues'),
  find: bilingual('在本队列中查找', 'Find in this queue'),
  more: bilingual('+{n} 项', '+{n}'),
  total: bilingual('{n} 单，{sort}', '{n} order, {sort}|{n} orders, {sort}'),
  emptyTitle: bilingual('这里没有订单', 'No orders here'),
  emptyHint: bilingual('有新订单进入“{stage}”时会自动出现', 'Orders that enter “{stage}” appear here by themselves'),
  keyFind: bilingual('查找', 'find'),
  loading: bilingual('正在加载队列', 'Loading the queue'),
};

export const selectionTexts = {
  one: bilingual('选择 {number}', 'Select {number}'),
  page: bilingual('选择本页所有订单', 'Select all orders of this page'),
  count: bilingual('已选 {n} 单', '{n} selected'),
  clear: bilingual('取消选择', 'Clear selection'),
  bar: bilingual('批量操作', 'With the selected orders'),
};

export const sortTexts = {
  DUE: {
    up: bilingual('到期早的在前', 'earliest due first'),
    down: bilingual('到期晚的在前', 'latest due first'),
  },
  SUBMITTED: {
    up: bilingual('提交早的在前', 'submitted earliest first'),
    down: bilingual('提交晚的在前', 'submitted latest first'),
  },
  UPDATED: {
    up: bilingual('更新早的在前', 'updated earliest first'),
    down: bilingual('最近更新的在前', 'updated latest first'),
  },
};

export const savedViewsTexts = {
  title: bilingual('保存的视图', 'Saved views'),
  add: bilingual('保存为视图', 'Save as view'),
  name: bilingual('视图名称', 'Name of the view'),
  hint: bilingual('保存当前的队列、筛选与排序；搜索的文字不保存', 'Keeps the queue, filters and sequence on screen; not the text searched for'),
  rename: bilingual('重命名', 'Rename'),
  save: bilingual('保存当前筛选', 'Save the filters'),
  changed: bilingual('筛选已改动', 'filters changed'),
  left: bilingual('左移', 'Move left'),
  right: bilingual('右移', 'Move right'),
  remove: bilingual('删除', 'Remove'),
  removeAsk: bilingual('删除视图“{name}”？', 'Remove the view “{name}”?'),
  removeSays: bilingual('只删除您自己的这个视图，订单不受影响', 'Only your own view goes; no order changes'),
  menu: bilingual('视图“{name}”的操作', 'Menu of the view “{name}”'),
  gone: bilingual('此视图已被删除，下面按链接中的筛选显示', 'This view has been removed; the list shows what the link filters by'),
  failed: bilingual('未能保存，请重试', 'It could not be saved; try again'),
};

export const arrangeTexts = {
  title: bilingual('列与密度', 'Columns and density'),
  columns: bilingual('显示的列', 'Columns'),
  density: bilingual('行的密度', 'Density of rows'),
};
