import type { Duty } from '@beian/domain/order-names';
import { type BilingualText, bilingual } from '@beian/domain/text';

export const progressTexts = {
  title: bilingual('办理进度', 'Progress'),
  next: bilingual('下一步', 'What happens next'),
  over: bilingual('订单已结束：{state}。', 'The order has ended: {state}.'),
  eta: bilingual('预计 {day} 前办结', 'Expected to be finished by {day}'),
  filledIn: bilingual('查看填报内容', 'What was filled in'),
};

/** The stages of an order as an applicant knows them. */
export const stageTexts = {
  fill: bilingual('填报', 'Fill in'),
  review: bilingual('初审', 'Initial review'),
  photo: bilingual('核验照片', 'Photo'),
  handOver: bilingual('提交管局', 'To the bureau'),
  sms: bilingual('短信核验', 'SMS check'),
  bureau: bilingual('管局审核', 'Bureau review'),
  end: bilingual('办结', 'Finished'),
};

/** What happens while the clock of a duty runs. */
export const nextTexts: Readonly<Record<Duty, BilingualText>> = {
  applicantMove: bilingual('现在由您办理：请按下面的说明完成。', 'It is your turn: do what is asked below.'),
  supplement: bilingual('审核已暂停，等您补件。请修改审核人员要求的内容，然后在“核对”一步提交补件。', 'The review is paused until you supply what is asked. Change it, then hand the supplement in at the step “Check”.'),
  initialReview: bilingual('审核人员核对填报内容和材料，您不用操作。通过的进入下一步；需要修改的，会逐项写明并退回给您。结果以短信和邮件通知。', 'A reviewer compares what you filled in with the papers; there is nothing for you to do. What must be changed comes back to you item by item. You are told by SMS and mail.'),
  photoReview: bilingual('审核人员核对核验照片，您不用操作。通过后由我们提交管局；不合格的，会写明原因，请您重新拍摄。', 'A reviewer looks at the photo; there is nothing for you to do. It then goes to the bureau, or you read why another one is needed.'),
  handOver: bilingual('审核已通过，由我们提交管局，您不用操作。', 'The review is passed, and we hand the order to the bureau. There is nothing for you to do.'),
  sms: bilingual('工信部已向下列手机发送 6 位验证码，请收到的本人在期限前到短信核验页面填写。', 'The ministry sends a code of 6 digits to the phones below. Whoever gets one enters it on the SMS page in time.'),
  returnTriage: bilingual('订单被退回，审核人员正在核实原因，会通知您怎样办理，您现在不用操作。', 'The order came back. A reviewer finds out why and tells you what to do; there is nothing for you to do now.'),
  bureauReview: bilingual('管局正在审核，您不用操作。结果以短信和邮件通知。', 'The bureau reviews the order; there is nothing for you to do. You are told by SMS and mail.'),
};
