export const zhDownload = {
  'download.do': '下载 CSV',
  'download.says': '按当前筛选下载全部行；时间为北京时间，个人信息按本列表的方式遮盖',
  'download.begins': '正在准备…',
  'download.rows': '已下载 {n} / {of} 行',
  'download.done': '已下载 {n} 行',
  'download.failed': '下载中断，未保存文件；请重试',
} as const;
