import { evidenceBytes } from '../outbound/outbound.ts';
import { child, childrenOf, textAtPath, type XmlElement } from '../xml/xml.ts';
import type { CallFault, FilingPasswordAnswer, FilingStatusAnswer, RefusedAnswer } from './answers.ts';
import type { ReturnDocument } from './envelope.ts';

/** Both 0 and 1 mean that the call succeeded (docs/spec/bureau-interface.md B-16.4). */
const success: readonly string[] = ['0', '1'];
const tooManyChecks = '22';

const refused = ({ code, message }: ReturnDocument): RefusedAnswer => ({ kind: 'refused', code, message });
/** The answer succeeded but lacks the result: stored for a person. */
const unclear = ({ raw }: ReturnDocument, cause: string): CallFault => ({
  kind: 'fault',
  cause,
  evidence: Buffer.from(raw.slice(0, evidenceBytes)),
});

/**
 * Reads the answer to `isp_querybeianstatus` (docs/spec/bureau-interface.md B-4.5). Schema and text disagree about which of its
 * elements are present, so a filing number counts even if `Bazt` is missing. An answer for another condition than the
 * queried one is not accepted.
 */
export function readFilingStatus(document: ReturnDocument, condition: string): FilingStatusAnswer {
  const { root, code } = document;
  if (!success.includes(code)) return refused(document);
  // Some answers may lack the surrounding element; of several elements one that says filed takes precedence.
  const infos = childrenOf(root, 'StatusInfo');
  const [info = root] = infos.filter((one) => toldOf(one).filed).concat(infos);
  const asked = condition.trim().toUpperCase();
  const isOther = [root, ...infos].some((one) => (textAtPath(one, 'Cxtj')?.trim() || asked).toUpperCase() !== asked);
  if (isOther) return unclear(document, 'the answer is about another condition than was asked');
  const { status, filed, ...filing } = toldOf(info);
  if (status === '1' && filing.subjectNumber !== null)
    return unclear(document, 'the answer says not filed and names a filing');
  if (filed) return { kind: 'answered', filing };
  return status === '1'
    ? { kind: 'answered', filing: null }
    : unclear(document, 'the answer does not say whether it is filed');
}

function toldOf(info: XmlElement) {
  const told = (name: string): string | null => textAtPath(info, name)?.trim() || null;
  const status = told('Bazt');
  const [subjectNumber, websiteNumber, websiteName] = [told('Ztbah'), told('Wzbah'), told('Wzmc')];
  const filed = status === '0' || (status === null && (subjectNumber ?? websiteNumber) !== null);
  return { status, filed, subjectNumber, websiteNumber, websiteName };
}

/** Reads the answer to `isp_verifybamm` (docs/spec/bureau-interface.md B-4.6), which has no schema. */
export function readFilingPassword(document: ReturnDocument): FilingPasswordAnswer {
  const { root, code, message } = document;
  if (code === tooManyChecks) return { kind: 'tooMany', code, message };
  if (!success.includes(code)) return refused(document);
  const said = (textAtPath(root, 'VerifyRes') ?? textAtPath(child(root, 'VerifyInfo'), 'VerifyRes'))?.trim();
  if (said !== '0' && said !== '1') return unclear(document, 'the answer does not say whether the password fits');
  return { kind: 'answered', correct: said === '0' };
}
