/** 政务域名: what stands under it is given to government bodies alone. */
export const GOVERNMENT_SUFFIX = 'gov.cn';

/** A canonical name that is the suffix or stands under it. */
export const isGovernmentName = (domain: string): boolean =>
  domain === GOVERNMENT_SUFFIX || domain.endsWith(`.${GOVERNMENT_SUFFIX}`);
