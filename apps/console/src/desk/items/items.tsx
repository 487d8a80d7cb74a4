import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { SERVICE_CODE } from '@beian/domain/filing';
import { queueColumns } from '@beian/domain/order';
import { Fragment, useState } from 'react';
import { labelOf, t } from '../../app/providers/i18n.ts';
import { Empty } from '../../app/shell/states.tsx';
import type { Item, Order } from '../../order/documents.ts';
import { ServiceCodeFacts } from '../../ui/service-code.tsx';
import { commonTexts } from '../../ui/texts.ts';
import parts from '../parts.module.css';
import { itemGroups, itemTexts } from '../texts.ts';
import { DomainChecks } from './domain-checks.tsx';
import { ItemRow, type RowProps } from './item-row.tsx';
import styles from './items.module.css';
import type { Layout } from './rows.ts';

interface ItemsProps extends Omit<RowProps, 'orderId'> {
  readonly order: Pick<Order, 'id' | 'missingMaterials' | 'domainChecks' | 'serviceCode'>;
  readonly layout: Layout;
}

/** New values, changed ones first, beside the registered ones where the kind compares them; unchanged ones are folded. */
export function Items({ order: { id, missingMaterials, domainChecks, serviceCode }, layout, ...row }: ItemsProps) {
  const [open, setOpen] = useState(false);
  const { groups, unchanged } = layout;
  // In the first round nothing was returned yet, so the column is hidden.
  const hasReturn = [...groups.flatMap((group) => group.items), ...unchanged].some((item) => item.sinceReturn !== null);
  const { compares } = row;
  const columns = 4 + Number(compares) + Number(hasReturn);
  if (groups.length === 0 && unchanged.length === 0) return <Empty title={t(itemTexts.empty)} />;
  const rows = (items: readonly Item[]) =>
    items.map((item) => (
      <Fragment key={item.key}>
        <ItemRow
          item={item}
          hasReturn={hasReturn}
          isMissing={missingMaterials.some((kind) => item.key.endsWith(`.${kind}`))}
          orderId={id}
          {...row}
        />
        {item.key === 'website.domains' && domainChecks.length > 0 ? (
          <tr className={styles.row}>
            <td />
            <td colSpan={columns - 1}>
              <DomainChecks checks={domainChecks} />
            </td>
          </tr>
        ) : null}
        {item.key === SERVICE_CODE && serviceCode !== null ? (
          <tr className={styles.row}>
            <td />
            <td colSpan={columns - 1}>
              <ServiceCodeFacts code={serviceCode} />
            </td>
          </tr>
        ) : null}
      </Fragment>
    ));
  return (
    <table className={`${styles.table} ${hasReturn ? styles.withReturn : ''}`} aria-label={t(itemTexts.title)}>
      <colgroup>
        <col style={{ width: 'var(--field)' }} />
        {compares ? <col style={{ width: 'var(--earlier)' }} /> : null}
        {hasReturn ? <col style={{ width: 'var(--earlier)' }} /> : null}
        <col />
        <col style={{ width: 'var(--findings)' }} />
        <col style={{ width: 'var(--verdict)' }} />
      </colgroup>
      <thead className={styles.head}>
        <tr>
          <th scope="col">{t(commonTexts.field)}</th>
          {compares ? <th scope="col">{t(itemTexts.registered)}</th> : null}
          {hasReturn ? <th scope="col">{t(itemTexts.lastReturned)}</th> : null}
          <th scope="col">{t(compares ? itemTexts.now : queueColumns.changed)}</th>
          <th scope="col">{t(itemTexts.findings)}</th>
          <th scope="col">{t(itemTexts.verdict)}</th>
        </tr>
      </thead>
      {groups.map((group) => {
        const review = group.items.filter((item) => item.inReview);
        const done = review.filter((item) => row.verdicts.shown(item) !== null).length;
        return (
          <tbody key={group.name}>
            <tr className={styles.group}>
              <th colSpan={columns} scope="rowgroup">
                {t(labelOf(itemGroups, group.name))}
                {review.length > 0 ? (
                  <span className={done === review.length ? parts.ok : parts.faint}>
                    {done === review.length ? '✓ ' : ''}
                    {done}/{review.length}
                  </span>
                ) : null}
              </th>
            </tr>
            {rows(group.items)}
          </tbody>
        );
      })}
      {unchanged.length > 0 ? (
        <tbody>
          <tr className={styles.group}>
            <th colSpan={columns} scope="rowgroup">
              <button type="button" className={parts.link} aria-expanded={open} onClick={() => setOpen(!open)}>
                {open ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}{' '}
                {t(compares ? itemTexts.unchanged : itemTexts.notFilled, { n: unchanged.length })}
              </button>
            </th>
          </tr>
          {open ? rows(unchanged) : null}
        </tbody>
      ) : null}
    </table>
  );
}
