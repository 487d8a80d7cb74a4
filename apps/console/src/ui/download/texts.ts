import { bilingual } from '@beian/domain/text';

export const downloadTexts = {
  do: bilingual('下载 CSV', 'Download CSV'),
  says: bilingual('按当前筛选下载全部行；时间为北京时间，个人信息按本列表的方式遮盖', 'Every row of the list as it is filtered now; times of Shanghai, personal data masked as in the list'),
  begins: bilingual('正在准备…', 'Preparing…'),
  rows: bilingual('已下载 {n} / {of} 行', '{n} of {of} rows'),
  done: bilingual('已下载 {n} 行', '{n} row downloaded|{n} rows downloaded'),
  failed: bilingual('下载中断，未保存文件；请重试', 'The download broke off and no file was kept; try again'),
};
