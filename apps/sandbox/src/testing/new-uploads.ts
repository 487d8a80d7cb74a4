import { type Replacement, unchangedJpeg, uploadOf } from './uploads.ts';

/** Uploads of the other operations as literals in the form of the specification (docs/spec/bureau-interface.md B-8.2 to B-8.5). */

/** MD5 of the filing passwords of seeded subjects, by the last six digits of their Ztid. */
export const passwords = {
  '000001': 'ab27d49575e9e28fe5d0d265ac3e1199',
  '000003': 'e3396fcd9ea8b8496ffd01f2e18a17a7',
  '000013': 'bc6a74d4963b2e8253c8628d52adc27b',
  '000014': 'e3f77f84773d1248c403ffdd07f82033',
} as const;

const person = (name: string, part: 1 | 2, idNumber: string) => `
            <Fzr_xm>${name}</Fzr_xm>
            <Fzr_dhhm>025-8888770${part}</Fzr_dhhm>
            <Fzr_sjhm>1300000770${part}</Fzr_sjhm>
            <Fzr_dzyj>person${part}@yanziji-paper.example</Fzr_dzyj>
            <Fzr_zjlx>2</Fzr_zjlx>
            <Fzr_zjhm>${idNumber}</Fzr_zjhm>`;

const website = `
        <Wz_xx>
          <IspWzid>6701</IspWzid>
          <Wzmc>燕子矶样例纸品</Wzmc>
          <Fwnr><Fwnr_id>8</Fwnr_id></Fwnr>
          <Yylb><Yylb_id>1</Yylb_id></Yylb>
          <Ym_xx><IspYmid>7701</IspYmid><Ym>yanziji-paper.example</Ym></Ym_xx>
          <Jr_xx>
            <IspJrid>8701</IspJrid>
            <Wzfb><Fbdd>17</Fbdd></Wzfb>
            <Wzjrfs><Jrfs>3</Jrfs></Wzjrfs>
            <Ip_xx><IspIpid>9701</IspIpid><Qsip>3405803853</Qsip><Zzip>3405803854</Zzip></Ip_xx>
          </Jr_xx>
          <Wz_Fzr>${person('秦样例', 2, '320000198602020780')}
          </Wz_Fzr>
          <Syurl>www.yanziji-paper.example</Syurl>
          <Wz_Bz>新站样例</Wz_Bz>
        </Wz_xx>`;

const attachment = (purpose: string, ownerKind: string, owner: string) => `
        <Fj>
          <Fjxx>
            <Fjwjgs>1</Fjwjgs>
            <Fjyt>${purpose}</Fjyt>
            <Fjnr>${unchangedJpeg}</Fjnr>
            <Fjssdx><Ssdxlx>${ownerKind}</Ssdxlx><Ssdxbs>${owner}</Ssdxbs></Fjssdx>
          </Fjxx>
        </Fj>`;

/** A new filing of a subject that no bureau has. */
export const newFilingFile = (...replacements: readonly Replacement[]): string =>
  uploadOf(
    'XZBA',
    `
      <Baxx>
        <Zt_xx>
          <IspZtid>5701</IspZtid>
          <Dwmc>燕子矶样例纸业有限公司</Dwmc>
          <Dwxz>4</Dwxz>
          <Tzr>尤样例</Tzr>
          <Txdz><Shengid>320000</Shengid><Shiid>320100</Shiid><Xianid>320113</Xianid><Xxdz>江苏省南京市栖霞区样例路77号</Xxdz></Txdz>
          <Zj><Zjlx>1</Zjlx><Zjhm>91320000MA0000779X</Zjhm><Zjzs>江苏省南京市栖霞区样例路77号</Zjzs></Zj>
          <Fzr>${person('尤样例', 1, '320000198501010778')}
          </Fzr>
          <Bbfs>1</Bbfs>
          <Bz>首次备案样例</Bz>
        </Zt_xx>${website}${attachment('1', '2', '6701')}${attachment('2', '1', '5701')}
      </Baxx>`,
    replacements,
  );

/** A new website of the subject that is filed with another provider (建邺样例家居, number 14). */
export const newWebsiteFile = (...replacements: readonly Replacement[]): string =>
  uploadOf(
    'XZWZ',
    `
      <Xzxx>
        <Zt_xx><Ztbah>苏ICP备00000014号</Ztbah></Zt_xx>${website}${attachment('1', '2', '<Jlid>6701</Jlid>')}${attachment('2', '1', '<Baxh>苏ICP备00000014号</Baxh>')}
        <ICPmm>${passwords['000014']}</ICPmm>
      </Xzxx>`,
    replacements,
  );

/** A new access of the website of that subject. */
export const newAccessFile = (...replacements: readonly Replacement[]): string =>
  uploadOf(
    'XZJR',
    `
      <Xzxx>
        <Wz_xx><Wzbah>苏ICP备00000014号-1</Wzbah></Wz_xx>
        <IspJrid>8702</IspJrid>
        <Wzfb><Fbdd>17</Fbdd></Wzfb>
        <Wzjrfs><Jrfs>3</Jrfs></Wzjrfs>
        <Ip_xx><IspIpid>9702</IspIpid><Qsip>3221226061</Qsip><Zzip>3221226061</Zzip></Ip_xx>${attachment('1', '2', '<Baxh>苏ICP备00000014号-1</Baxh>')}
        <ICPmm>${passwords['000014']}</ICPmm>
      </Xzxx>`,
    replacements,
  );

/** One `Zx_xx`, or several. */
export const deregistrationFile = (
  ...records: readonly { Zxlb: string; Jlid: string; Zxly?: string; Zxlybz?: string; ICPmm?: string }[]
): string => {
  const optional = (name: string, value: string | undefined) =>
    value === undefined ? '' : `<${name}>${value}</${name}>`;
  return uploadOf(
    'ZXBA',
    records
      .map(
        ({ Zxlb, Jlid, Zxly = '2', Zxlybz, ICPmm }) =>
          `<Zx_xx><Zxlb>${Zxlb}</Zxlb><Jlid>${Jlid}</Jlid><Zxly>${Zxly}</Zxly>${optional('Zxlybz', Zxlybz)}${optional('ICPmm', ICPmm)}</Zx_xx>`,
      )
      .join(''),
    [],
  );
};
