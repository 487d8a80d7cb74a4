import { bilingual } from '@beian/domain/text';

export const linkTexts = {
  hotline: bilingual('服务热线 {number}', 'Hotline {number}'),
  loading: bilingual('正在打开链接', 'Opening the link'),
  order: bilingual('订单 {number} · {kind}', 'Order {number} · {kind}'),
  offline: bilingual('无法连接，请检查网络后再试', 'No connection: check the network and try again'),
  later: bilingual('请求过于频繁，请一分钟后再试', 'Too many requests: try again in a minute'),
  fault: bilingual('暂时无法办理，请稍后重试', 'This is not possible at the moment: try again later'),
};
