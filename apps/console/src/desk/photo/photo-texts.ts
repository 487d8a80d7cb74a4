import { bilingual } from '@beian/domain/text';

/** Colour of the tag of a curtain's, a face check's or an app photo's state; others have none. */
export const photoTagColours: Readonly<Record<string, string>> = {
  ...{ live: 'success', DELIVERED: 'success', fetched: 'success' },
  ...{ doubtful: 'warning', noAnswer: 'warning', notConnected: 'warning', REQUESTED: 'warning', unavailable: 'warning' },
  ...{ notLive: 'error', notSamePerson: 'error', usedBefore: 'error', refused: 'error', usedUp: 'error' },
};

export const faceLineTexts = {
  name: bilingual('人脸核验', 'Face check'),
  consent: bilingual('{at} 同意授权（{version} 版）', 'agreed {at} (version {version})'),
  answered: bilingual('{at} 得到结果', 'result {at}'),
  pictures: bilingual('手机拍摄的证件与其他画面', 'ID and further frames that the phone took'),
};

export const photoTexts = {
  now: bilingual('本次照片', 'This photo'),
  portrait: bilingual('证件人像', 'ID portrait'),
  last: bilingual('上次照片', 'Last photo'),
  facts: bilingual('{one}，{other}', '{one}, {other}'),
  pixels: bilingual('{width}×{height}', '{width}×{height}'),
  validUntil: bilingual('有效期至 {day}', 'valid until {day}'),
  accepted: bilingual('{day} 上传，已通过', 'uploaded {day}, accepted'),
  refused: bilingual('{day} 被驳回', 'refused {day}'),
  wholeId: bilingual('看整张证件', 'Whole ID'),
  cutId: bilingual('只看人像', 'Portrait only'),
  noId: bilingual('没有可对照的证件扫描件：本单和以往订单都没有网站负责人的证件', "No scan of an ID to compare with: neither this order nor an earlier one has the website principal's"),
  regions: bilingual('机器标注', 'Machine marks'),
  regionsSay: bilingual('白框为机器看过颜色的部位，橙框为可疑处', 'White: where the machine looked at colours. Orange: doubtful'),
  check: bilingual('检查项', 'Check'),
  seen: bilingual('机器所见', 'What the machine saw'),
  pass: bilingual('通过', 'Pass'),
  passRight: bilingual('通过机器检查正常的 {n} 项', 'Pass {n} that the machine found right'),
  notSeen: bilingual('机器不判断，请看照片', 'Not judged: look at the photo'),
  noneSame: bilingual('未在其他订单中发现相同照片', 'the same photo was found in no other order'),
  advice: bilingual('{code} 的修改建议：{text}', 'Advice of {code}: {text}'),
  progress: bilingual('{n}/{all}', '{n}/{all}'),
  title: bilingual('拍照要求', 'How to take the photo'),
  checklist: bilingual('照片检查项', 'What to look for in the photo'),
  notMet: bilingual('不符', 'Not so'),
  curtain: bilingual('幕布', 'Curtain'),
  noCurtain: bilingual('申请人没有申请邮寄', 'The applicant has asked for none by mail'),
  ownedSince: bilingual('该主体 {day} 起已有幕布', 'This subject has had a curtain since {day}'),
  shipBy: bilingual('应于 {day} 寄出', 'to be sent by {day}'),
  sentBy: bilingual('{at} 由 {courier} 寄出，运单号 {number}', 'sent {at} by {courier}, tracking number {number}'),
  arrives: bilingual('预计 {from} 至 {by} 送达', 'expected {from} to {by}'),
  delivered: bilingual('{at} 已收到', 'received {at}'),
  toRoom: bilingual('去寄出', 'Send it'),
  app: bilingual('管局应用', "Bureau's app"),
  noCode: bilingual('申请人尚未填写采集码', 'The applicant has entered no collection code yet'),
  asked: bilingual('{at} 填写采集码', 'code entered {at}'),
  shot: bilingual('{at} 拍摄', 'taken {at}'),
  keys: bilingual('按 M 到下一项，Shift+M 上一项；在检查项上 Y 通过、N 不符', 'M goes to the next one, Shift+M back; Y passes it, N refuses it'),
};

export const smsTexts = {
  title: bilingual('短信核验', 'SMS check'),
  person: bilingual('核验人', 'Whose'),
  phone: bilingual('手机', 'Mobile'),
  state: bilingual('状态', 'State'),
  sentAt: bilingual('验证码发出', 'Code sent'),
  notSent: bilingual('尚未发出', 'Not sent yet'),
  deadline: bilingual('截止', 'Until'),
  wrong: bilingual('填错', 'Wrong entries'),
  wrongOf: bilingual('{n} / {all} 次', '{n} of {all}'),
  answeredAt: bilingual('工信部答复', 'Ministry answered'),
  neverAnswered: bilingual('尚无答复', 'No answer yet'),
  deskAsked: bilingual('工信部接口没有给出结果。请到管局网站查看，并登记核验通过或失败', 'The ministry does not tell the outcome. Look at the bureau’s site and enter whether it passed or failed'),
  evidence: bilingual('依据', 'Evidence'),
  evidenceHint: bilingual('写明管局网站显示的结果和时间，只有工作人员可见', 'What the bureau’s site shows, and when; seen by staff only'),
  evidenceNeeded: bilingual('请写明依据', 'Say what it rests on'),
  byHand: bilingual('{name} 登记：{text}', 'Entered by {name}: {text}'),
};
