/** The part of the GSM 03.38 alphabet that our texts use; any other character halves the capacity of an SMS. */
export const gsmText = /^[A-Za-z0-9 @$_!"#%&'()*+,\-./:;<=>?]*$/;

/** Characters of an SMS that is sent alone, and of each part of a longer one, which has a head of its own. */
export const smsLengths = {
  gsm: { alone: 160, each: 153 },
  chinese: { alone: 70, each: 67 },
} as const;
export const smsLengthsOf = (sms: string) => (gsmText.test(sms) ? smsLengths.gsm : smsLengths.chinese);

/** How many parts an SMS is sent in. */
export function smsPartsOf(sms: string): number {
  const { alone, each } = smsLengthsOf(sms);
  return sms.length <= alone ? 1 : Math.ceil(sms.length / each);
}
