import { rulePath } from '@beian/domain/errors';
import { qualityPeriods } from '@beian/domain/quality';
import type { ReasonCode } from '@beian/domain/reasons';
import { reasonTextKey } from '@beian/domain/rule-book';
import { textLengths } from '@beian/domain/text';
import { useQuery } from '@tanstack/react-query';
import { Button, Input, Typography } from 'antd';
import { useSearchParams } from 'react-router';
import { request } from '../../app/providers/client.ts';
import { t, useLanguage } from '../../app/providers/i18n.ts';
import { Empty, Loaded } from '../../app/shell/states.tsx';
import { shellTexts } from '../../app/shell/texts.ts';
import { Faint, SecondLine } from '../../ui/list-page/cells.tsx';
import type { Column } from '../../ui/list-page/data-table.tsx';
import { ListCard } from '../../ui/list-page/list-card.tsx';
import { Page } from '../../ui/page.tsx';
import { commonTexts } from '../../ui/texts.ts';
import { PartCell, TextActions } from '../own-texts/text-cell.tsx';
import { type KnownTexts, useKnownTexts } from '../own-texts/texts-of-keys.ts';
import { type ReasonUses, reasonUsesDocument } from './documents.ts';
import { codesOfGroup, findReasons, isFromBureau, kindsOf, placesOf, reasonGroups } from './library.ts';
import { reasonLibraryTexts } from './texts.ts';

const [month, quarter] = qualityPeriods;

/** 理由库: every reason for a return or rejection, what applicants are told, where it fits, and how often it was given. The search is in the URL. */
export function ReasonsPage() {
  const [params, setParams] = useSearchParams();
  const typed = params.get('search') ?? '';
  const query = useQuery({
    queryKey: ['reasonUses'],
    queryFn: ({ signal }) => request(reasonUsesDocument, { month, quarter }, signal),
  });
  const search = (text: string) => setParams(text === '' ? {} : { search: text }, { replace: true });
  const known = useKnownTexts();
  const found = findReasons(typed, (code) => known.now(reasonTextKey(code)).parts);
  return (
    <Page
      title={t(shellTexts.reasons)}
      lead={t(reasonLibraryTexts.lead)}
      actions={
        <Input
          type="search"
          style={{ maxWidth: 320 }}
          allowClear
          maxLength={textLengths.search}
          aria-label={t(reasonLibraryTexts.find)}
          placeholder={t(reasonLibraryTexts.find)}
          value={typed}
          onChange={(event) => search(event.target.value)}
        />
      }
    >
      <Loaded query={query}>
        {(uses) =>
          found.length === 0 ? (
            <Empty title={t(reasonLibraryTexts.empty)} hint={t(reasonLibraryTexts.emptyHint)}>
              <Button onClick={() => search('')}>{t(reasonLibraryTexts.clear)}</Button>
            </Empty>
          ) : (
            <>
              <Typography.Text type="secondary" role="status">
                {t(reasonLibraryTexts.total, { n: found.length })}
              </Typography.Text>
              {reasonGroups.map((group) => {
                const codes = codesOfGroup(group, found);
                return codes.length === 0 ? null : (
                  <Group
                    key={group}
                    label={t(reasonLibraryTexts.group[group])}
                    codes={codes}
                    uses={uses}
                    known={known}
                  />
                );
              })}
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

interface GroupProps {
  readonly label: string;
  readonly codes: readonly ReasonCode[];
  readonly uses: ReasonUses;
  readonly known: KnownTexts;
}

function Group({ label, codes, uses, known }: GroupProps) {
  const language = useLanguage();
  const period = (name: 'month' | 'quarter'): Column<{ code: ReasonCode }> => ({
    key: name,
    title: reasonLibraryTexts[name],
    width: 84,
    cell: ({ code }) => <Uses of={uses[name].find((one) => one.code === code)} />,
  });
  return (
    <ListCard
      title={label}
      rows={codes.map((code) => ({ code }))}
      empty={reasonLibraryTexts.empty}
      idOf={({ code }) => code}
      columns={[
        {
          key: 'code',
          title: reasonLibraryTexts.code,
          width: 84,
          kind: 'head',
          cell: ({ code }) => <code>{code}</code>,
        },
        {
          key: 'reason',
          title: reasonLibraryTexts.reason,
          width: 170,
          cell: ({ code }) => <PartCell known={known} of={reasonTextKey(code)} part="label" strong />,
        },
        {
          key: 'advice',
          title: reasonLibraryTexts.advice,
          cell: ({ code }) => <PartCell known={known} of={reasonTextKey(code)} part="advice" />,
        },
        {
          key: 'appliesTo',
          title: reasonLibraryTexts.appliesTo,
          width: 150,
          cell: ({ code }) => (
            <>
              {placesOf(code, language).join(t(commonTexts.and))}
              <SecondLine>
                {kindsOf(code, language)?.join(t(commonTexts.and)) ?? t(reasonLibraryTexts.allKinds)} ·{' '}
                {t(reasonLibraryTexts.allProvinces)}
              </SecondLine>
            </>
          ),
        },
        {
          key: 'source',
          title: reasonLibraryTexts.source,
          width: 116,
          cell: ({ code }) => (
            <a href={rulePath(code)} target="_blank" rel="noreferrer">
              {t(isFromBureau(code) ? reasonLibraryTexts.fromBureau : reasonLibraryTexts.fromReview)}
            </a>
          ),
        },
        period('month'),
        period('quarter'),
        {
          key: 'actions',
          title: commonTexts.actions,
          kind: 'actions',
          width: 132,
          cell: ({ code }) => <TextActions known={known} of={reasonTextKey(code)} />,
        },
      ]}
    />
  );
}

/** How often a reason was given, and by how many people. */
function Uses({ of }: { of: ReasonUses['month'][number] | undefined }) {
  if (of === undefined) return <Faint>{t(reasonLibraryTexts.unused)}</Faint>;
  return (
    <>
      {t(reasonLibraryTexts.uses, { n: of.uses })}
      <SecondLine>{t(reasonLibraryTexts.reviewers, { n: of.reviewers })}</SecondLine>
    </>
  );
}
