import { bilingual } from '@beian/domain/text';

export const viewerTexts = {
  title: bilingual('材料', 'Materials'),
  list: bilingual('材料列表', 'List of materials'),
  empty: bilingual('本单还没有材料', 'No materials yet'),
  emptyHint: bilingual('申请人上传后会出现在这里', 'They appear here once the applicant has uploaded them'),
  versions: bilingual('版本', 'Versions'),
  now: bilingual('本次', 'Now'),
  compareOff: bilingual('结束比对', 'End the comparison'),
  slider: bilingual('分界线位置', 'Place of the dividing line'),
  zoom: bilingual('显示比例', 'Scale'),
  keys: bilingual('看图按键', 'Keys of the viewer'),
  keysHint: bilingual('滚轮在光标处缩放，拖动移动；看图区有焦点时方向键也可移动', 'The wheel zooms at the pointer, dragging moves; so do the arrows while the picture has the focus'),
  stage: bilingual('{label}，可拖动', '{label}, drag to move'),
  loading: bilingual('正在加载{label}', 'Loading {label}'),
  offline: bilingual('网络已断开，恢复后自动加载', 'The network is down; it loads once the line is back'),
  meta: bilingual('{size}，{width}×{height}', '{size}, {width}×{height}'),
  uploaded: bilingual('{at} 上传', 'uploaded {at}'),
};
