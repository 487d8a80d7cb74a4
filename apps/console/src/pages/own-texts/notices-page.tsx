import { headingOf, type NoticeName, notices } from '@beian/domain/notices';
import { noticeTextKey } from '@beian/domain/rule-book';
import { textLengths } from '@beian/domain/text';
import { Button, Input } from 'antd';
import { useSearchParams } from 'react-router';
import { t } from '../../app/providers/i18n.ts';
import { Empty } from '../../app/shell/states.tsx';
import { ListCard } from '../../ui/list-page/list-card.tsx';
import { Page } from '../../ui/page.tsx';
import { commonTexts } from '../../ui/texts.ts';
import { InBoth, PartCell, TextActions } from './text-cell.tsx';
import { noticeTextsTexts } from './texts.ts';
import { useKnownTexts } from './texts-of-keys.ts';

const names = Object.keys(notices) as NoticeName[];

/** 通知文字: every notice about an order as it is sent now, and from later days on. The search is in the URL. */
export function NoticeTextsPage() {
  const [params, setParams] = useSearchParams();
  const typed = params.get('search') ?? '';
  const search = (text: string) => setParams(text === '' ? {} : { search: text }, { replace: true });
  const known = useKnownTexts();
  const wanted = typed.trim().toLowerCase();
  const found = names.filter((name) =>
    [name, ...Object.values(known.now(noticeTextKey(name)).parts).flatMap(({ zh, en }) => [zh, en])].some((text) =>
      text.toLowerCase().includes(wanted),
    ),
  );
  return (
    <Page
      title={t(noticeTextsTexts.title)}
      lead={t(noticeTextsTexts.lead)}
      actions={
        <Input
          type="search"
          style={{ maxWidth: 320 }}
          allowClear
          maxLength={textLengths.search}
          aria-label={t(noticeTextsTexts.find)}
          placeholder={t(noticeTextsTexts.find)}
          value={typed}
          onChange={(event) => search(event.target.value)}
        />
      }
    >
      {found.length === 0 ? (
        <Empty title={t(noticeTextsTexts.empty)} hint={t(noticeTextsTexts.emptyHint)}>
          <Button onClick={() => search('')}>{t(noticeTextsTexts.clear)}</Button>
        </Empty>
      ) : (
        <ListCard<{ readonly name: NoticeName }>
          title={t(noticeTextsTexts.total, { n: found.length })}
          rows={found.map((name) => ({ name }))}
          idOf={({ name }) => name}
          empty={noticeTextsTexts.empty}
          columns={[
            {
              key: 'notice',
              title: noticeTextsTexts.notice,
              kind: 'head',
              width: 180,
              cell: ({ name }) => <InBoth text={{ zh: headingOf(name, 'zh'), en: headingOf(name, 'en') }} strong />,
            },
            {
              key: 'mail',
              title: noticeTextsTexts.mail,
              cell: ({ name }) => (
                <>
                  <PartCell known={known} of={noticeTextKey(name)} part="subject" strong />
                  <div style={{ marginTop: 8 }}>
                    <PartCell known={known} of={noticeTextKey(name)} part="body" />
                  </div>
                </>
              ),
            },
            {
              key: 'sms',
              title: noticeTextsTexts.sms,
              cell: ({ name }) => <PartCell known={known} of={noticeTextKey(name)} part="sms" />,
            },
            {
              key: 'actions',
              title: commonTexts.actions,
              kind: 'actions',
              width: 140,
              cell: ({ name }) => <TextActions known={known} of={noticeTextKey(name)} />,
            },
          ]}
        />
      )}
    </Page>
  );
}
