import type {
  Access,
  DomainName,
  FilingRecord,
  IpRange,
  PreApproval,
  Principal,
  Subject,
  Website,
} from '@beian/domain/filing';
import { numberToIp } from '../protocol/ip.ts';
import { child, childrenOf, textAtPath, type XmlElement } from '../xml/xml.ts';

/** A record that cannot be read: `path` is the missing or invalid element. */
export class UnreadableRecord extends Error {
  readonly path: string;
  constructor(path: string) {
    super(`missing or malformed: ${path}`);
    this.name = 'UnreadableRecord';
    this.path = path;
  }
}

/**
 * Reads `Baxx` (published, docs/spec/bureau-interface.md B-9.3, and synchronized, B-9.11) or `Bgxx` (B-8.1), which have the same
 * structure. Values that published data may lack become '' or [] where our type requires a value: filing numbers,
 * `Shiid`, `IspYmid`, `IspIpid`. @throws UnreadableRecord
 */
export function readRecord(element: XmlElement): FilingRecord {
  const subject = child(element, 'Zt_xx');
  const websites = childrenOf(element, 'Wz_xx');
  if (subject === undefined) throw new UnreadableRecord('Zt_xx');
  if (websites.length === 0) throw new UnreadableRecord('Wz_xx');
  return { subject: readSubject(subject), websites: websites.map(readWebsite) };
}

function readSubject(element: XmlElement): Subject {
  return {
    bureauId: id(element, 'Ztid'),
    ...providerId(element, 'IspZtid'),
    filingNumber: textAtPath(element, 'Baxh') ?? '',
    name: required(element, 'Dwmc'),
    nature: code(element, 'Dwxz'),
    investor: textAtPath(element, 'Tzr'),
    province: id(element, 'Txdz/Shengid'),
    city: optionalId(element, 'Txdz/Shiid') ?? '',
    county: optionalId(element, 'Txdz/Xianid'),
    mailingAddress: textAtPath(element, 'Txdz/Xxdz'),
    certificateType: code(element, 'Zj/Zjlx') ?? missing('Zj/Zjlx'),
    certificateNumber: required(element, 'Zj/Zjhm'),
    certificateAddress: textAtPath(element, 'Zj/Zjzs') ?? '',
    principal: readPrincipal(child(element, 'Fzr')),
    remark: textAtPath(element, 'Bz'),
    modifiedAt: timeAt(element, 'Zjxgsj'),
  };
}

/** Times are texts of 10 to 22 characters that begin with a day; other texts are ignored. */
function timeAt(element: XmlElement, path: string): string | undefined {
  const found = textAtPath(element, path)?.trim();
  return found !== undefined && /^\d{4}-\d{2}-\d{2}/.test(found) ? found : undefined;
}

function readPrincipal(element: XmlElement | undefined): Principal {
  return {
    name: textAtPath(element, 'Fzr_xm'),
    officePhone: textAtPath(element, 'Fzr_dhhm'),
    mobile: textAtPath(element, 'Fzr_sjhm'),
    email: textAtPath(element, 'Fzr_dzyj'),
    ...account('msn', textAtPath(element, 'Msn')),
    ...account('qq', textAtPath(element, 'Qq')),
    idType: element && code(element, 'Fzr_zjlx'),
    idNumber: textAtPath(element, 'Fzr_zjhm'),
  };
}

/** Our own id, in records that were filed through a provider. */
const providerId = (element: XmlElement, path: string): { providerId?: string } => {
  const found = optionalId(element, path);
  return found === undefined ? {} : { providerId: found };
};

const account = (name: 'msn' | 'qq', value: string | undefined) => (value === undefined ? {} : { [name]: value });

function readWebsite(element: XmlElement): Website {
  return {
    bureauId: id(element, 'Wzid'),
    ...providerId(element, 'IspWzid'),
    filingNumber: textAtPath(element, 'Baxh') ?? '',
    name: required(element, 'Wzmc'),
    domains: childrenOf(element, 'Ym_xx').map(readDomain),
    homeUrl: textAtPath(element, 'Syurl'),
    serviceContents: codes(child(element, 'Fwnr'), 'Fwnr_id'),
    languages: codes(child(element, 'Yylb'), 'Yylb_id'),
    accesses: childrenOf(element, 'Jr_xx').map(readAccess),
    preApprovals: readApprovals(child(element, 'Nrlx')),
    principal: readPrincipal(child(element, 'Wz_Fzr')),
    remark: textAtPath(element, 'Wz_Bz'),
  };
}

/** An approval published without a number is left out, because it could not be sent again. */
function readApprovals(element: XmlElement | undefined): PreApproval[] | undefined {
  const found = childrenOf(element, 'Nrlx_xx').flatMap((each): PreApproval[] => {
    const [type, number] = [code(each, 'Nrlx_id'), textAtPath(each, 'Qzsph')];
    const scans = childrenOf(each, 'Spwj').length;
    return type === undefined || number === undefined ? [] : [{ type, number, ...(scans > 0 ? { scans } : {}) }];
  });
  return found.length === 0 ? undefined : found;
}

const readDomain = (element: XmlElement): DomainName => ({
  bureauId: optionalId(element, 'Ymid'),
  providerId: optionalId(element, 'IspYmid') ?? '',
  name: required(element, 'Ym'),
});

const readAccess = (element: XmlElement): Access => ({
  bureauId: id(element, 'Jrid'),
  providerId: optionalId(element, 'IspJrid'),
  ispId: optionalId(element, 'Ispid') ?? '',
  serverLocations: codes(child(element, 'Wzfb'), 'Fbdd'),
  accessModes: codes(child(element, 'Wzjrfs'), 'Jrfs'),
  ipRanges: childrenOf(element, 'Ip_xx').map(readRange),
});

const readRange = (element: XmlElement): IpRange => ({
  bureauId: optionalId(element, 'Ipid'),
  providerId: optionalId(element, 'IspIpid') ?? '',
  first: address(element, 'Qsip'),
  last: address(element, 'Zzip'),
});

function missing(path: string): never {
  throw new UnreadableRecord(path);
}

const required = (element: XmlElement, path: string): string => textAtPath(element, path) ?? missing(path);

/** Numbers of the schema may be surrounded by blanks; ids stay text, since they exceed 2^53. */
const number = (element: XmlElement, path: string): string | undefined => textAtPath(element, path)?.trim();

function optionalId(element: XmlElement, path: string): string | undefined {
  const found = number(element, path);
  if (found === undefined || found === '') return undefined;
  return /^[1-9]\d{0,18}$/.test(found) ? found : missing(path);
}

const id = (element: XmlElement, path: string): string => optionalId(element, path) ?? missing(path);

function code(element: XmlElement, path: string): number | undefined {
  const found = number(element, path);
  if (found === undefined || found === '') return undefined;
  return toCode(found, path);
}

const codes = (element: XmlElement | undefined, name: string): number[] =>
  childrenOf(element, name).map((each) => toCode(each.text.trim(), name));

const toCode = (digits: string, path: string): number => (/^\d{1,3}$/.test(digits) ? Number(digits) : missing(path));

function address(element: XmlElement, path: string): string {
  const found = number(element, path);
  // Ten digits may still exceed 2^32-1.
  if (found === undefined || !/^\d{1,10}$/.test(found) || Number(found) > 0xffff_ffff) return missing(path);
  return numberToIp(found);
}
