import { CloseOutlined } from '@ant-design/icons';
import { fieldRow, isFieldId } from '@beian/domain/filing';
import { type OrderKind, orderKindLabels } from '@beian/domain/order-names';
import { findProvince } from '@beian/domain/province';
import type { BilingualText } from '@beian/domain/text';
import { useSearchParams } from 'react-router';
import type { Page } from '../../app/providers/data.ts';
import { useLanguage, useT } from '../../app/providers/i18n.ts';
import { useColleagues } from '../../order/use-colleagues.ts';
import { PageButtons, type PageStart } from '../../ui/list-page/page-buttons.tsx';
import { commonTexts } from '../../ui/texts.ts';
import type { Cut } from './links.ts';
import styles from './list.module.css';
import { qualityListTexts, qualityTexts } from './texts.ts';

/** The active filters, each with a button to remove it. */
export function FilterChips({ cut, more = [] }: { cut: Cut; more?: readonly { name: string; label: string }[] }) {
  const t = useT();
  const language = useLanguage();
  const colleagues = useColleagues();
  const [params, setParams] = useSearchParams();
  const names: { readonly [K in keyof Cut]-?: (value: NonNullable<Cut[K]>) => string } = {
    days: (n) => t(qualityTexts.days, { n }),
    reviewer: (id) => colleagues.data?.find((one) => one.id === id)?.name ?? t(qualityTexts.by.REVIEWER),
    province: (code) => findProvince(code)?.label[language] ?? code,
    kind: (kind) => orderKindLabels[kind as OrderKind]?.[language] ?? kind,
    item: (key) => (key === '' ? t(qualityTexts.noItem) : isFieldId(key) ? t(fieldRow(key).label) : key),
    rule: (rule) => (rule === '' ? t(qualityTexts.noRule) : rule),
    code: (code) => code,
    rounds: (n) => t(qualityListTexts.roundsOf, { n }),
    roundsFrom: (n) => t(qualityListTexts.roundsFrom, { n }),
  };
  const chips = (Object.entries(cut) as [keyof Cut, never][]).map(([name, value]) => ({
    name,
    label: names[name](value),
  }));
  const all = [...chips, ...more];
  if (all.length === 0) return null;
  const remove = (name: string) => {
    const kept = new URLSearchParams(params);
    kept.delete(name);
    kept.delete('after');
    setParams(kept);
  };
  return (
    <ul className={styles.chips} aria-label={t(commonTexts.filters)}>
      {all.map(({ name, label }) => (
        <li key={name}>
          {label}
          <button type="button" aria-label={t(qualityListTexts.remove, { name: label })} onClick={() => remove(name)}>
            <CloseOutlined aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}

interface PagerProps {
  readonly page: Pick<Page, 'total' | 'totalIsCapped' | 'pageInfo'> | undefined;
  readonly summary: BilingualText;
}

/** The total, and buttons for the next and the first page. */
export function Pager({ page, summary }: PagerProps) {
  const t = useT();
  const [params, setParams] = useSearchParams();
  const go = ({ after }: PageStart) => {
    const kept = new URLSearchParams(params);
    if (after === null) kept.delete('after');
    else kept.set('after', after);
    setParams(kept);
  };
  return (
    <footer className={styles.foot}>
      <span className={styles.total}>
        {page === undefined
          ? ''
          : t(summary, { n: page.totalIsCapped ? t(commonTexts.atLeast, { n: '1,000' }) : page.total })}
      </span>
      <PageButtons at={{ after: params.get('after'), before: null }} info={page?.pageInfo} onShow={go} />
    </footer>
  );
}
