import { bilingual } from '../../text/bilingual-text.ts';

/** Columns that the cancellations of a filing 注销备案 share; what ends stays with nobody. */
export const cancellationService = bilingual('注销备案', 'cancellation');
export const untilCancelled = bilingual(
  '管局通过前网站不受影响，注销通过后不能恢复',
  'Until the bureau approves, the site is not affected; afterwards the cancellation cannot be undone',
);
export const briefOfCancellation = bilingual('网站须停止访问。', 'The site must stop.');
/** The police filing ends with the filing. */
export const policeCancellation = bilingual(
  '已办理公安联网备案的，在 https://beian.mps.gov.cn 一并注销。',
  'If it is filed with the police, cancel that, too: https://beian.mps.gov.cn.',
);
