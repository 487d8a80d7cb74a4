import { bilingual } from '@beian/domain/text';

export const assignFormTexts = {
  whoNeeded: bilingual('请选择指派给谁', 'Choose whom to assign it to'),
  current: bilingual('现指派给{name}', 'Assigned to {name} now'),
};

export const askTexts = {
  of: bilingual('向谁请求', 'Whom to ask'),
  supervisors: bilingual('主管', 'The supervisors'),
  question: bilingual('问题（同事可见，加密保存）', 'The question (colleagues read it; kept sealed)'),
  questionNeeded: bilingual('请写明问题', 'Write the question'),
};

export const adviceTexts = {
  supervisors: bilingual('主管', 'the supervisors'),
  open: bilingual('{name}向{of}请求意见', '{name} · advice asked of {of}'),
  you: bilingual('您', 'You'),
  answer: bilingual('答复', 'Answer'),
  answerNeeded: bilingual('请写明答复', 'Write the answer'),
  pick: bilingual('答复哪一个请求', 'Which request you answer'),
  panel: bilingual('等待同事或主管', 'Waits for a colleague or a supervisor'),
  asked: bilingual('{name}问{of}', '{name} asked {of}'),
  answered: bilingual('{name}答复 {at}', '{name} answered {at}'),
  unanswered: bilingual('尚未答复', 'No answer yet'),
};

export const escalateTexts = {
  reason: bilingual('升级原因', 'Why it is escalated'),
  note: bilingual('情况说明（主管可见，加密保存）', 'What it is about (supervisors read it; kept sealed)'),
  noteNeeded: bilingual('请写明原因', 'Write the reason'),
  reasonNeeded: bilingual('请选择原因', 'Choose a reason'),
  open: bilingual('{name}已升级：{reason}', 'Escalated by {name}: {reason}'),
  line: bilingual('升级：{reason}', 'Escalated: {reason}'),
  settled: bilingual('{name}处理 {at}', '{name} settled it {at}'),
  gone: bilingual('订单已继续办理，未作答复', 'The order went on without a word'),
};

export const settleTexts = {
  answer: bilingual('处理意见（审核人员可见，加密保存）', 'What is to be done (reviewers read it; kept sealed)'),
  answerNeeded: bilingual('请写明处理意见', 'Write what is to be done'),
};

export const skipTexts = {
  reason: bilingual('跳过原因', 'Why it is skipped'),
  note: bilingual('补充说明（主管可见）', 'In words (supervisors read it)'),
  noteNeeded: bilingual('请写明原因', 'Say why'),
  reasonNeeded: bilingual('请选择原因', 'Pick a reason'),
};
