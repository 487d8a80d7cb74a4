import { REVEAL_SECONDS, revealNoteRule } from '@beian/domain/staff';
import { bilingual } from '@beian/domain/text';

export const revealTexts = {
  do: bilingual('查看{label}明文', 'Reveal {label}'),
  title: bilingual('查看明文：{label}', 'Reveal: {label}'),
  says: bilingual(`仅显示 ${REVEAL_SECONDS} 秒；目的、时间和您的姓名会记入时间线与审计`, `Shown for ${REVEAL_SECONDS} s; purpose, time and your name go into the timeline and the audit`),
  purpose: bilingual('查看目的', 'What for'),
  words: bilingual('具体事由', 'What exactly for'),
  wordsHint: bilingual('例如：电话回访，确认负责人在职', 'e.g. calling back whether the principal still works there'),
  show: bilingual(`查看 ${REVEAL_SECONDS} 秒`, `Show for ${REVEAL_SECONDS} s`),
  cancel: bilingual('取消', 'Cancel'),
  purposeNeeded: bilingual('请选择目的', 'Choose what for'),
  wordsNeeded: bilingual(`请写明具体事由（${revealNoteRule.zh}）`, `Say what exactly for (${revealNoteRule.en})`),
  wordsOptional: bilingual('具体事由（可不填）', 'What exactly for (optional)'),
  code: bilingual('两步验证码或恢复码', 'Code of your second factor, or a recovery code'),
  now: bilingual('现值', 'Now'),
  registered: bilingual('备案值', 'Registered'),
  left: bilingual('{n} 秒后重新遮盖', 'Masked again in {n} s'),
  hide: bilingual('立即遮盖', 'Mask now'),
  none: bilingual('（空）', '(empty)'),
  failed: bilingual('未能显示，请重试', 'It could not be shown; try again'),
};

export const revealAlarmTexts = {
  title: bilingual('查看明文告警', 'Alarms of revealed values'),
  says: bilingual('{name}：{what}（{at}）', '{name}: {what} ({at})'),
  see: bilingual('已核实', 'Looked into'),
  seeOf: bilingual('已核实 {name} 的告警', 'The alarm of {name} is looked into'),
  more: bilingual('另有 {n} 条告警', '{n} more alarms'),
};

export const blindComparisonTexts = {
  label: bilingual('盲比对', 'Blind compare'),
  changed: bilingual('不同，属本次变更', 'Different: this order changes it'),
};
