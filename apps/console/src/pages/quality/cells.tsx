import { Link } from 'react-router';
import { useT } from '../../app/providers/i18n.ts';
import type { QualityFigures as Figures } from '../../generated/quality.ts';
import { Faint } from '../../ui/list-page/cells.tsx';
import type { Column } from '../../ui/list-page/data-table.tsx';
import { isEnough, kappaText, shareText } from './numbers.ts';
import styles from './quality.module.css';
import { qualityTexts } from './texts.ts';

/** A number that links to its list; zero has no link. */
export function Count({ n, to }: { n: number; to?: string | undefined }) {
  if (n === 0) return <Faint>0</Faint>;
  return to === undefined ? n : <Link to={to}>{n}</Link>;
}

type Agreement = Pick<Figures, 'items' | 'passPass' | 'returnReturn' | 'kappa'>;

/** A figure of agreement; with few items it is grey and says why. */
function AgreementFigure({ of, figure }: { of: Agreement; figure: string }) {
  const t = useT();
  const few = of.items > 0 && !isEnough(of.items);
  const title = few ? t(qualityTexts.tooFew) : of.items > 0 && of.kappa === null ? t(qualityTexts.noKappa) : undefined;
  return (
    <span title={title}>
      {few ? <Faint>{figure}</Faint> : figure}
      {few ? <span className={styles.hidden}> {t(qualityTexts.tooFew)}</span> : null}
    </span>
  );
}

/** Share of equal verdicts, and kappa. */
export const agreementColumns: readonly Column<Agreement>[] = [
  {
    key: 'alike',
    title: qualityTexts.col.alike,
    kind: 'number',
    cell: (of) => <AgreementFigure of={of} figure={shareText(of.passPass + of.returnReturn, of.items)} />,
  },
  {
    key: 'kappa',
    title: qualityTexts.col.kappa,
    kind: 'number',
    cell: (of) => <AgreementFigure of={of} figure={kappaText(of.kappa)} />,
  },
];
