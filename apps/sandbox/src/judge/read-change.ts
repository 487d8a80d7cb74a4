import type { Attachment, ChangedWebsite, ChangeFiling, Person } from '../records/shapes.ts';
import type { XmlNode } from '../xml/parse.ts';

/** Reads a `Bgxx` that has passed the element table. */
export function readChange(bgxx: XmlNode): ChangeFiling {
  const subject = child(bgxx, 'Zt_xx');
  const address = child(subject, 'Txdz');
  const certificate = child(subject, 'Zj');
  return {
    change: {
      Zt_xx: {
        Ztid: number(subject, 'Ztid'),
        Dwmc: text(subject, 'Dwmc'),
        Baxh: text(subject, 'Baxh'),
        Dwxz: maybeNumber(subject, 'Dwxz'),
        Tzr: maybe(subject, 'Tzr'),
        Txdz: {
          Shengid: number(address, 'Shengid'),
          Shiid: number(address, 'Shiid'),
          Xianid: maybeNumber(address, 'Xianid'),
          Xxdz: maybe(address, 'Xxdz'),
        },
        Zj: {
          Zjlx: number(certificate, 'Zjlx'),
          Zjhm: text(certificate, 'Zjhm'),
          Zjzs: text(certificate, 'Zjzs'),
        },
        Fzr: readPerson(child(subject, 'Fzr')),
        Bz: maybe(subject, 'Bz'),
      },
      Wz_xx: all(bgxx, 'Wz_xx').map(readWebsite),
    },
    attachments: all(bgxx, 'Fj').map((wrapper) => readAttachment(child(wrapper, 'Fjxx'))),
  };
}

function readWebsite(website: XmlNode): ChangedWebsite {
  const approvals = find(website, 'Nrlx');
  return {
    Wzid: number(website, 'Wzid'),
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
    Ym_xx: all(website, 'Ym_xx').map((domain) => ({
      IspYmid: number(domain, 'IspYmid'),
      Ymid: maybeNumber(domain, 'Ymid'),
      Ym: text(domain, 'Ym'),
    })),
    Jr_xx: all(website, 'Jr_xx').map((access) => ({
      Jrid: number(access, 'Jrid'),
      Wzfb: { Fbdd: numbers(child(access, 'Wzfb'), 'Fbdd') },
      Wzjrfs: { Jrfs: numbers(child(access, 'Wzjrfs'), 'Jrfs') },
      Ip_xx: all(access, 'Ip_xx').map((range) => ({
        IspIpid: number(range, 'IspIpid'),
        Ipid: maybeNumber(range, 'Ipid'),
        Qsip: number(range, 'Qsip'),
        Zzip: number(range, 'Zzip'),
      })),
    })),
    Wz_Fzr: readPerson(child(website, 'Wz_Fzr')),
    Baxh: text(website, 'Baxh'),
    Syurl: maybe(website, 'Syurl'),
    Wz_Bz: maybe(website, 'Wz_Bz'),
  };
}

const readPerson = (person: XmlNode): Person => ({
  Fzr_xm: maybe(person, 'Fzr_xm'),
  Fzr_dhhm: maybe(person, 'Fzr_dhhm'),
  Fzr_sjhm: maybe(person, 'Fzr_sjhm'),
  Fzr_dzyj: maybe(person, 'Fzr_dzyj'),
  Msn: maybe(person, 'Msn'),
  Qq: maybe(person, 'Qq'),
  Fzr_zjlx: maybeNumber(person, 'Fzr_zjlx'),
  Fzr_zjhm: maybe(person, 'Fzr_zjhm'),
});

function readAttachment(attachment: XmlNode): Attachment {
  const owner = child(attachment, 'Fjssdx');
  const identifier = child(owner, 'Ssdxbs');
  return {
    format: number(attachment, 'Fjwjgs'),
    purpose: number(attachment, 'Fjyt'),
    content: text(attachment, 'Fjnr'),
    ownerKind: number(owner, 'Ssdxlx'),
    owner: { Jlid: maybeNumber(identifier, 'Jlid'), Baxh: maybe(identifier, 'Baxh') },
  };
}

const all = (node: XmlNode, name: string) => node.children.filter((item) => item.name === name);
const find = (node: XmlNode, name: string) => node.children.find((item) => item.name === name);

function child(node: XmlNode, name: string): XmlNode {
  const found = find(node, name);
  if (found === undefined) throw new Error(`${node.name}/${name} is missing after the table passed`);
  return found;
}

const text = (node: XmlNode, name: string) => child(node, name).text;
const maybe = (node: XmlNode, name: string) => find(node, name)?.text;
/** Numbers are 64-bit, so they are kept as canonical decimal text. */
const canonical = (digits: string) => BigInt(digits.trim().replace(/^\+/, '')).toString();
const number = (node: XmlNode, name: string) => canonical(text(node, name));
const numbers = (node: XmlNode, name: string) => all(node, name).map((item) => canonical(item.text));
function maybeNumber(node: XmlNode, name: string): string | undefined {
  const digits = maybe(node, name);
  return digits === undefined ? undefined : canonical(digits);
}
