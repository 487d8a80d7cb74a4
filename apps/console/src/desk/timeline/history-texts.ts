import { bilingual } from '@beian/domain/text';

export const timelineTexts = {
  listed: bilingual('；', '; '),
  filter: bilingual('筛选时间线', 'Filter the timeline'),
  kind: {
    all: bilingual('全部', 'All'),
    state: bilingual('状态', 'State'),
    verdict: bilingual('结论', 'Verdicts'),
    contact: bilingual('沟通', 'Calls and notes'),
    notice: bilingual('通知', 'Notices'),
    clock: bilingual('时限', 'Due time'),
    reveal: bilingual('查看记录', 'Values shown'),
    other: bilingual('其他', 'Other'),
  },
  comma: bilingual('，', ', '),
  delivered: bilingual('已送达', 'delivered'),
  verdicts: bilingual('给出 {n} 项结论：{list}', 'judged {n} item: {list}|judged {n} items: {list}'),
  passed: bilingual('{n} 项通过', '{n} passed'),
  returned: bilingual('{n} 项不符', '{n} refused'),
  notified: bilingual('已通知：{label}', 'Notified: {label}'),
  reveal: bilingual('查看明文', 'Revealed a value'),
};

export const noticeTexts = {
  failedAt: bilingual('{at} 未能送达，已停止重试', 'could not be delivered; given up {at}'),
  sentAt: bilingual('{at} 已送达', 'delivered {at}'),
  pending: bilingual('待送达', 'not delivered yet'),
  triedAt: bilingual('第 {n} 次尝试 {at}：{why}', 'try {n} at {at}: {why}'),
  instead: bilingual('代替{channel}', 'in place of {channel}'),
  to: bilingual('发给 {name}', 'to {name}'),
};

export const callTexts = {
  outcome: bilingual('通话结果', 'Outcome of the call'),
  note: bilingual('通话内容（可不填）', 'What was said (optional)'),
  outcomeNeeded: bilingual('请选择通话结果', 'Choose the outcome of the call'),
};

export const noteTexts = {
  text: bilingual('备注内容', 'Note'),
  textNeeded: bilingual('请填写备注内容', 'Write the note first'),
  hint: bilingual('只有工作人员可见', 'Seen by staff only'),
};

export const historyTabTexts = {
  title: bilingual('订单往来', 'History of the order'),
  timeline: bilingual('时间线', 'Timeline'),
  calls: bilingual('通话', 'Calls'),
  notes: bilingual('备注', 'Notes'),
  notices: bilingual('通知', 'Notices'),
  attempts: bilingual('上报', 'Submissions'),
  report: bilingual('管局将收到的内容', 'What the bureau receives'),
  empty: bilingual('还没有内容', 'Nothing here yet'),
  answers: bilingual('管局答复', 'Bureau answers'),
};

export const recipientTexts = {
  // Of notices of before 2026-12.
  principal: bilingual('负责人', 'the principal'),
  subjectPrincipal: bilingual('主体负责人', 'the subject principal'),
  websitePrincipal: bilingual('网站负责人', 'the website principal'),
  principals: bilingual('主体和网站负责人', 'both principals'),
  partner: bilingual('合作方', 'the partner'),
  formerContact: bilingual('原联系人', 'the former contact'),
};

export const attemptTexts = {
  settledAt: bilingual('{at} 答复', 'answered {at}'),
  code: bilingual('代码 {code}', 'code {code}'),
};
