import { Link } from 'react-router';
import { useT } from '../../app/providers/i18n.ts';
import type { Figures } from './documents.ts';
import { isEnough, kappaText, shareText } from './numbers.ts';
import styles from './quality.module.css';
import { qualityTexts } from './texts.ts';

/** A number that links to its list; zero has no link. */
export function Count({ n, to }: { n: number; to?: string | undefined }) {
  if (n === 0) return <span className={styles.zero}>0</span>;
  return to === undefined ? n : <Link to={to}>{n}</Link>;
}

/** Share of equal verdicts and kappa in two cells; with few items both are grey and say why. */
export function AgreementCells({ of }: { of: Pick<Figures, 'items' | 'passPass' | 'returnReturn' | 'kappa'> }) {
  const t = useT();
  const few = of.items > 0 && !isEnough(of.items);
  const title = few ? t(qualityTexts.tooFew) : of.items > 0 && of.kappa === null ? t(qualityTexts.noKappa) : undefined;
  const tone = few ? styles.few : undefined;
  return (
    <>
      <td className={tone} title={title} data-label={t(qualityTexts.col.alike)}>
        {shareText(of.passPass + of.returnReturn, of.items)}
        {few ? <span className={styles.hidden}> {t(qualityTexts.tooFew)}</span> : null}
      </td>
      <td className={tone} title={title} data-label={t(qualityTexts.col.kappa)}>
        {kappaText(of.kappa)}
      </td>
    </>
  );
}
