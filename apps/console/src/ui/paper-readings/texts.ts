import { bilingual } from '@beian/domain/text';

export const readingTexts = {
  title: bilingual('证件识别', 'Read from the scans'),
  QR: bilingual('二维码', 'QR code'),
  TEXT: bilingual('文字', 'text'),
  confidence: bilingual('识别可信度 {n}%', 'Confidence of the recognition: {n} %'),
  open: bilingual('在{material}上查看{field}', 'Show {field} on {material}'),
  look: bilingual('看扫描件', 'Show the scan'),
  character: bilingual('识别为“{read}”，可能是形近字', 'Read as “{read}”; it may be one that looks alike'),
  typed: bilingual('填报', 'Typed'),
  read: bilingual('证件', 'Scan'),
  nothingTyped: bilingual('未填写', 'nothing'),
  WAITING: bilingual('等待识别（第 {n} 位）', 'waits to be read, place {n}'),
  READING: bilingual('正在识别', 'being read'),
  READ: bilingual('已识别', 'read'),
  UNREADABLE: bilingual('无法辨认', 'unreadable'),
  NO_READER: bilingual('识别服务未运行', 'no reader runs'),
  NOT_READ: bilingual('未识别', 'not read'),
  summary: bilingual('与证件比对', 'Compared with the scans'),
  differ: bilingual('{n} 项与证件不一致', '{n} item differs from the scans|{n} items differ from the scans'),
  pass: bilingual('通过一致项 ({n})', 'Pass what agrees ({n})'),
  passHint: bilingual(
    '下列各项与证件一致，或证件上没有而机器检查通过。请核对后一并通过：每项各记一条结论，提交前可撤销。',
    'These items agree with the scans, or no scan shows them and the machine found them right. Check them, then pass them together: each gets a verdict of its own, which can be undone until it is sent.',
  ),
  passing: bilingual('已通过 {n} 项一致项', '{n} item that agrees is passed|{n} items that agree are passed'),
  notShown: bilingual('还有 {n} 项没有显示，看到后才能一并通过', '{n} item is not on screen yet; it must be seen before it is passed|{n} items are not on screen yet; they must be seen before they are passed'),
};
