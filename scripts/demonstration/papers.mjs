// What the papers of the demonstration's orders carry: what is filed, and what the order proposes.

/** @typedef {import('./steps.mjs').OrderPlan} OrderPlan */
/** @typedef {import('./changes.mjs').Values} Values */

/** @param {'subject' | 'website'} owner @param {any} person @returns {Values} */
const principalOf = (owner, person) => ({
  [`${owner}.principal.name`]: person?.Fzr_xm ?? '',
  [`${owner}.principal.idNumber`]: person?.Fzr_zjhm ?? '',
});

/** @param {any} filed @param {string | undefined} websiteName @returns {Values} */
function valuesOf({ Zt_xx, Wz_xx }, websiteName) {
  const website = Wz_xx.find((/** @type {any} */ one) => one.Wzmc === websiteName) ?? Wz_xx[0];
  return {
    'subject.name': Zt_xx.Dwmc,
    'subject.certificateType': String(Zt_xx.Zj.Zjlx),
    'subject.certificateNumber': Zt_xx.Zj.Zjhm,
    'subject.certificateAddress': Zt_xx.Zj.Zjzs ?? '',
    ...principalOf('subject', Zt_xx.Fzr),
    'website.name': website?.Wzmc ?? '',
    'website.domains': website?.Ym_xx.map((/** @type {any} */ { Ym }) => Ym) ?? [],
    ...principalOf('website', website?.Wz_Fzr),
  };
}

/**
 * Values by field. A partner sees those of persons masked, so they come from the sandbox's bureau; of a first filing nothing is filed.
 * Without an answer the papers carry what the order proposes.
 * @param {OrderPlan} plan @returns {Promise<Values>}
 */
export async function paperValues({ clients: { callSandbox }, record, websiteId, kind, values }) {
  if (kind === 'FIRST_FILING') return values;
  const { province, filingNumber } = record;
  const path = `control/record?province=${province}&number=${encodeURIComponent(filingNumber)}`;
  const filed = await callSandbox(path).catch(() => undefined);
  const name = record.websites.find(({ id }) => id === websiteId)?.name;
  return filed === undefined ? values : { ...valuesOf(filed, name), ...values };
}
