import { kindRow, type OrderKind } from '@beian/domain/order-names';
import { type BilingualText, bilingual } from '@beian/domain/text';

export const manualTexts = {
  title: bilingual('人工报送', 'Entered by hand'),
  number: bilingual('管局系统编号', "Number of the bureau's system"),
  enteredDay: bilingual('录入日期', 'Day of the entry'),
  answerDay: bilingual('结果日期', 'Day of the result'),
  picture: bilingual('管局系统截图', "Picture of the bureau's page"),
  approves: bilingual('通过', 'Approved'),
  refuses: bilingual('驳回', 'Refused'),
  result: bilingual('管局结果', "The bureau's result"),
  subjectNumber: bilingual('主体备案号', 'Filing number of the subject'),
  serviceNumber: bilingual('网站备案号', 'Filing number of the website'),
  appNumber: bilingual('APP 备案号', 'Filing number of the app'),
  numberIfAny: bilingual('{label}（有则填写）', '{label} (if given)'),
  enteredBy: bilingual('登记人', 'Recorded by'),
  confirmedBy: bilingual('复核人', 'Confirmed by'),
  enterHint: bilingual('领取订单后，按下表在管局系统中录入，截图并登记编号和日期。', "Claim the order, enter it in the bureau's system as below, take a picture and record number and day."),
  sheet: bilingual('录入单（{n} 项）', 'What to enter ({n})'),
  sheetMasked: bilingual('领取订单后显示内容', 'Claim the order to see the values'),
  attachments: bilingual('材料', 'Materials'),
  attachmentsHint: bilingual('在右侧逐份打开，按管局系统的要求上传', "Open each on the right and upload it as the bureau's system asks"),
  copy: bilingual('复制', 'Copy'),
  copied: bilingual('已复制', 'Copied'),
  download: bilingual('下载录入单（CSV）', 'Download as CSV'),
  downloadPdf: bilingual('下载录入单（PDF）', 'Download as PDF'),
};

/** What the number is called that a bureau gives to the service of an order. */
export const serviceNumberText = (kind: OrderKind): BilingualText => (kindRow(kind).app === true ? manualTexts.appNumber : manualTexts.serviceNumber);
