import type { XmlElement } from '../xml/xml.ts';

/** Children by name; undefined: whatever stands below is taken. */
interface Known {
  readonly [name: string]: Known | undefined;
}

const principal = 'Fzr_xm Fzr_dhhm Fzr_sjhm Fzr_dzyj Msn Qq Fzr_zjlx Fzr_zjhm';
const subject = `Ztid Dwmc Dwxz Txdz(Shengid Shiid Xianid Xxdz) Zj(Zjlx Zjhm Zjzs) Fzr(${principal}) Tzr Bbyhlx Scbbsj Zjxgsj Bz`;
const website = (access: string) =>
  `Wzid Wzmc Nrlx(Nrlx_xx(Nrlx_id Qzsph Spwj)) Fwnr(Fwnr_id) Yylb(Yylb_id) Ym_xx(IspYmid Ymid Ym) Jr_xx(Jrid Wzfb(Fbdd) Wzjrfs(Jrfs) Ip_xx(IspIpid Ipid Qsip Zzip) ${access}) Wz_Fzr(${principal}) Syurl Wz_Bz Scbbsj Zjxgsj`;
const filed = `Baxx(Zt_xx(IspZtid Baxh Zsyxq Zslj Zsxh Shrxm Shsj ${subject}) Wz_xx(IspWzid Baxh ${website('IspJrid Ispid')}) Bz)`;
const tables = 'Bbdwlb(*) Jcdm_xx(*)';

/** Elements of a data file of a bureau, in download-data.xsd of V3.0; `*`: not read, or its columns are kept as they are. */
const schema = `ICP(
  BASJ(${filed})
  ZXSJ(Zxxx(Zxlb Jlid Bz))
  HMDLB(Zthmdxxs(Zt_xx(Dwmc Dwxz Zj(Zjlx Zjhm)) Czlx Bz) Wzhmdxxs(Wz_xx(Wzmc Ym_xx(Ym) Syurl) Czlx Bz))
  FFJRHMD(*) WBAWZLB(*)
  BAJG(Jg_xx(Jgxx(Jgdm Dmms) Czlx Bs Bz) GJSHS(Gjsh(Shrxm Shr_dhhm Shsj Shyj Shjg Czlx Jlid)))
  HSRW(Baxx(Zt_xx(${subject}) Wz_xx(${website('Bbyhid Bbyhlx')}) Bz))
  HCJG(Jgxx(Zthc(Ztid Dwmc Zjlx Zjhm Cwyy Bz) Jrhc(Wzid Wz_Baxh Ym Jxip Bbisp Hcjg Hcsj Jrid Bz) Kkwzhc(Wzid Wz_Baxh Hcjg Hcsj Syurl Bz)
    Wzch(Wzid Wz_Baxh Syurl Hcsj Bz)))
  XGTZ(Tzxx(Tzlb Baxh Jlid Tznr Bz)))
IP(*) YM(*) JCDM(${tables})
SJTB(ICP(${filed}) IP(*) YM(*) JCDM(${tables}))`;

const known = parseTable(schema);

function parseTable(text: string): Known {
  const stack: Record<string, Known | undefined>[] = [{}];
  let last = '';
  for (const [token] of text.matchAll(/[()]|[^\s()]+/g)) {
    const top = stack.at(-1) ?? {};
    if (token === '(') {
      const below: Record<string, Known | undefined> = {};
      top[last] = below;
      stack.push(below);
    } else if (token === ')') stack.pop();
    else {
      last = token;
      top[token] = token === '*' ? undefined : {};
    }
  }
  return stack[0] ?? {};
}

/** Most paths of one file that are told of. */
const MAX_PATHS = 20;

/** Paths of elements that the schema does not list, such as `ICP/BASJ/Baxx/Xin`, each once; no values. They are not read. */
export function unknownElements(root: XmlElement): string[] {
  const found = new Set<string>();
  const visit = (element: XmlElement, table: Known, path: string): void => {
    if ('*' in table) return;
    for (const child of element.children) {
      const place = path === '' ? child.name : `${path}/${child.name}`;
      const below = table[child.name];
      if (below !== undefined) visit(child, below, place);
      else if (found.size < MAX_PATHS) found.add(place);
    }
  };
  visit(root, known, '');
  return [...found];
}
