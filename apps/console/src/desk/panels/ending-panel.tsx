import { StopOutlined } from '@ant-design/icons';
import { type Ending, formGroups, kindRow, stateRow } from '@beian/domain/order-names';
import { useQuery } from '@tanstack/react-query';
import { Descriptions } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { t } from '../../app/providers/i18n.ts';
import { queryOf } from '../../app/providers/queries.ts';
import { Failure } from '../../app/shell/states.tsx';
import type { WebsiteAccess } from '../../generated/record.ts';
import type { Order } from '../../order/documents.ts';
import { AccessValues } from '../../order/kind/access-values.tsx';
import { type EndingMatter, endingDocument } from '../../order/kind/ending-document.ts';
import { endingOf } from '../../order/kind/kind.ts';
import { accessTexts } from '../../pages/record/access-texts.ts';
import { commonTexts } from '../../ui/texts.ts';
import { endingTexts } from '../actions/bureau-texts.ts';
import parts from '../parts.module.css';

type Website = EndingMatter['record']['websites'][number];

/** What a cancellation ends, and what remains; hidden for other kinds and for orders that came to nothing. */
export function EndingPanel({ order }: { readonly order: Pick<Order, 'id' | 'kind' | 'state' | 'version'> }) {
  const ending = endingOf(order.kind);
  const approved = order.state === 'APPROVED';
  const shown = ending !== null && (approved || stateRow(order.state).terminal !== true);
  const query = useQuery({
    ...queryOf(['ending', order.version], endingDocument, { id: order.id }),
    placeholderData: (before) => before,
    enabled: shown,
  });
  if (!shown) return null;
  const { site } = kindRow(order.kind);
  const title = t(approved ? endingTexts.done : endingTexts.title);
  const matter = query.data;
  return (
    <section className={parts.panel} data-tone="end" aria-label={title} aria-busy={query.isLoading}>
      <h2>
        <StopOutlined aria-hidden /> {title}
      </h2>
      {query.error !== null && matter === undefined ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : matter === undefined || matter === null ? null : (
        <Ends ending={ending} matter={matter} approved={approved} />
      )}
      <p className={parts.line}>
        {approved ? t(site.afterwards) : t(site.meanwhile)}
        {approved ? null : <b>{t(endingTexts.afterwards, { sentence: t(site.afterwards) })}</b>}
      </p>
    </section>
  );
}

interface EndsProps {
  readonly ending: Ending;
  readonly matter: EndingMatter;
  /** Then the record shows what is left. */
  readonly approved: boolean;
}

function Ends({ ending, matter: { websiteId, accessId, record }, approved }: EndsProps) {
  const website = record.websites.find(({ id }) => id === websiteId);
  const accesses = website?.accesses ?? [];
  const history = <Link to={`/records/${encodeURIComponent(record.id)}`}>{t(endingTexts.history)}</Link>;
  if (approved && ending !== 'access') return <p>{history}</p>;
  if (ending === 'subject')
    return (
      <Facts
        items={[
          {
            label: t(formGroups.subject),
            children: (
              <span>
                {record.name} <span className={parts.faint}>{record.filingNumber}</span>
              </span>
            ),
          },
          {
            label: t(endingTexts.allWebsites),
            children:
              record.websites.length === 0 ? t(endingTexts.noWebsites) : <Websites websites={record.websites} />,
          },
        ]}
      />
    );
  if (website === undefined) return <p className={parts.faint}>{t(endingTexts.gone)}</p>;
  if (ending === 'website') {
    const rest = record.websites.length - 1;
    return (
      <>
        <Facts items={[{ label: t(formGroups.website), children: <Websites websites={[website]} /> }]} />
        <p>{rest > 0 ? t(endingTexts.rest, { n: rest }) : t(endingTexts.last, { shell: t(accessTexts.shellMeans) })}</p>
      </>
    );
  }
  const own = accesses.find(({ id }) => id === accessId);
  return (
    <Facts
      items={[
        { label: t(formGroups.website), children: <WebsiteLine website={website} /> },
        ...(approved
          ? []
          : [
              {
                label: t(endingTexts.access),
                children: own === undefined ? t(endingTexts.gone) : <AccessValues access={own} />,
              },
            ]),
        {
          label: t(endingTexts.remain),
          children: <Remaining accesses={accesses.filter(({ id }) => id !== accessId)} />,
        },
      ]}
    />
  );
}

const Facts = ({ items }: { readonly items: { label: string; children: ReactNode }[] }) => (
  <Descriptions column={1} size="small" items={items} />
);

function Remaining({ accesses }: { readonly accesses: readonly WebsiteAccess[] }) {
  if (accesses.length === 0) return t(endingTexts.noneRemain);
  return (
    <ul className={parts.list}>
      {accesses.map((one) => (
        <li key={one.id}>
          <span className={parts.faint}>{t(one.ours ? accessTexts.ours : accessTexts.others)}</span>
          <AccessValues access={one} />
        </li>
      ))}
    </ul>
  );
}

/** Websites that end, each with the accesses of other providers that end with it. */
function Websites({ websites }: { readonly websites: readonly Website[] }) {
  return (
    <ul className={parts.list}>
      {websites.map((website) => {
        const others = website.accesses.filter(({ ours }) => !ours).length;
        return (
          <li key={website.id}>
            <WebsiteLine website={website} />
            {others === 0 ? null : <span className={parts.warn}> {t(endingTexts.others, { n: others })}</span>}
          </li>
        );
      })}
    </ul>
  );
}

function WebsiteLine({ website: { name, filingNumber, domains } }: { readonly website: Website }) {
  return (
    <span>
      <span>{name}</span> <span className={parts.faint}>{filingNumber}</span> <b>{domains.join(t(commonTexts.and))}</b>
    </span>
  );
}
