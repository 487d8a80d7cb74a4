import { refusalKinds } from '@beian/domain/text';
import { useQuery } from '@tanstack/react-query';
import { Flex, Progress } from 'antd';
import { t, useLanguage } from '../../app/providers/i18n.ts';
import { queryOf } from '../../app/providers/queries.ts';
import { partnerErrorsDocument } from '../../generated/partner-account.ts';
import { Faint } from '../../ui/list-page/cells.tsx';
import { ListCard } from '../../ui/list-page/list-card.tsx';
import { partnerTexts } from './texts.ts';

/** Refusals of the partner's calls in the last days, most frequent first. */
export function Errors({ partnerId }: { partnerId: string }) {
  const language = useLanguage();
  const query = useQuery({
    ...queryOf(['partner', partnerId, 'errors'], partnerErrorsDocument, { partnerId }),
    refetchInterval: 60_000,
  });
  const most = Math.max(1, ...(query.data ?? []).map(({ count }) => count));
  return (
    <ListCard
      title={t(partnerTexts.errors)}
      lead={
        <>
          {t(partnerTexts.errorsLead)} <a href={`/docs/${language}/errors`}>{t(partnerTexts.errorsDocs)}</a>
        </>
      }
      query={query}
      empty={partnerTexts.noErrors}
      emptyHint={partnerTexts.noErrorsHint}
      idOf={({ operation, code }) => `${operation} ${code}`}
      columns={[
        {
          key: 'code',
          title: partnerTexts.errorCode,
          kind: 'head',
          cell: ({ code, message }) => (
            <>
              <a href={`/docs/${language}/errors#${codeAnchor(code)}`}>
                <code>{code}</code>
              </a>{' '}
              <Faint>{message}</Faint>
            </>
          ),
        },
        {
          key: 'operation',
          title: partnerTexts.operation,
          cell: ({ label, operation }) => (
            <>
              {label} {label === operation ? null : <Faint>{operation}</Faint>}
            </>
          ),
        },
        {
          key: 'times',
          title: partnerTexts.times,
          width: 150,
          cell: ({ count }) => (
            <Flex gap={8} align="center">
              {count.toLocaleString('en')}
              <Progress percent={(count / most) * 100} size={[80, 8]} status="exception" showInfo={false} aria-hidden />
            </Flex>
          ),
        },
        { key: 'lastAt', title: partnerTexts.lastTime, kind: 'time' },
      ]}
    />
  );
}

/** Where the API reference explains a code: classes of refusals and reasons may have the same name. */
const codeAnchor = (code: string): string => `${Object.hasOwn(refusalKinds, code) ? 'kind' : 'reason'}-${code}`;
