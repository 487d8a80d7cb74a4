import type { Attachment, Change, NewAccess, NewWebsite, Person, Submitted } from '../records/shapes.ts';
import type { XmlNode } from '../xml/parse.ts';
import { all, canonical, child, find, maybe, maybeNumber, number, numbers, text } from './read-node.ts';

/** Reads the groups that several operations share, see `element-parts.ts`. */

export function readAddress(subject: XmlNode): Change['Zt_xx']['Txdz'] {
  const address = child(subject, 'Txdz');
  return {
    Shengid: number(address, 'Shengid'),
    Shiid: number(address, 'Shiid'),
    Xianid: maybeNumber(address, 'Xianid'),
    Xxdz: maybe(address, 'Xxdz'),
  };
}

export function readCertificate(subject: XmlNode): Change['Zt_xx']['Zj'] {
  const certificate = child(subject, 'Zj');
  return {
    Zjlx: number(certificate, 'Zjlx'),
    Zjhm: text(certificate, 'Zjhm'),
    Zjzs: text(certificate, 'Zjzs'),
  };
}

export const readPerson = (person: XmlNode): Person => ({
  Fzr_xm: maybe(person, 'Fzr_xm'),
  Fzr_dhhm: maybe(person, 'Fzr_dhhm'),
  Fzr_sjhm: maybe(person, 'Fzr_sjhm'),
  Fzr_dzyj: maybe(person, 'Fzr_dzyj'),
  Msn: maybe(person, 'Msn'),
  Qq: maybe(person, 'Qq'),
  Fzr_zjlx: maybeNumber(person, 'Fzr_zjlx'),
  Fzr_zjhm: maybe(person, 'Fzr_zjhm'),
});

export function readWebsiteContent(website: XmlNode): Pick<NewWebsite, 'Wzmc' | 'Nrlx' | 'Fwnr' | 'Yylb'> {
  const approvals = find(website, 'Nrlx');
  return {
    Wzmc: text(website, 'Wzmc'),
    Nrlx: approvals && {
      Nrlx_xx: all(approvals, 'Nrlx_xx').map((item) => ({
        Nrlx_id: number(item, 'Nrlx_id'),
        Qzsph: text(item, 'Qzsph'),
        Spwj: all(item, 'Spwj').map((scan) => scan.text),
      })),
    },
    Fwnr: { Fwnr_id: numbers(child(website, 'Fwnr'), 'Fwnr_id') },
    Yylb: { Yylb_id: numbers(child(website, 'Yylb'), 'Yylb_id') },
  };
}

export const readPlaces = (access: XmlNode): Pick<NewAccess, 'Wzfb' | 'Wzjrfs'> => ({
  Wzfb: { Fbdd: numbers(child(access, 'Wzfb'), 'Fbdd') },
  Wzjrfs: { Jrfs: numbers(child(access, 'Wzjrfs'), 'Jrfs') },
});

export const readNewAccess = (access: XmlNode): NewAccess => ({
  IspJrid: number(access, 'IspJrid'),
  ...readPlaces(access),
  Ip_xx: all(access, 'Ip_xx').map((range) => ({
    IspIpid: number(range, 'IspIpid'),
    Qsip: number(range, 'Qsip'),
    Zzip: number(range, 'Zzip'),
  })),
});

export const readNewWebsite = (website: XmlNode): NewWebsite => ({
  IspWzid: number(website, 'IspWzid'),
  ...readWebsiteContent(website),
  Ym_xx: all(website, 'Ym_xx').map((domain) => ({ IspYmid: number(domain, 'IspYmid'), Ym: text(domain, 'Ym') })),
  Jr_xx: all(website, 'Jr_xx').map(readNewAccess),
  Wz_Fzr: readPerson(child(website, 'Wz_Fzr')),
  Syurl: maybe(website, 'Syurl'),
  Wz_Bz: maybe(website, 'Wz_Bz'),
});

/** The record with what only the checks need. */
export const submitted = <Content>(record: XmlNode, content: Content): Submitted<Content> => ({
  content,
  attachments: all(record, 'Fj').map((wrapper) => readAttachment(child(wrapper, 'Fjxx'))),
  password: maybe(record, 'ICPmm'),
});

export function readAttachment(attachment: XmlNode): Attachment {
  const owner = child(attachment, 'Fjssdx');
  const identifier = child(owner, 'Ssdxbs');
  return {
    format: number(attachment, 'Fjwjgs'),
    purpose: number(attachment, 'Fjyt'),
    content: text(attachment, 'Fjnr'),
    ownerKind: number(owner, 'Ssdxlx'),
    // In a new filing the identifier is a number itself (B-8.2).
    owner:
      identifier.children.length === 0
        ? { Jlid: canonical(identifier.text) }
        : { Jlid: maybeNumber(identifier, 'Jlid'), Baxh: maybe(identifier, 'Baxh') },
  };
}
