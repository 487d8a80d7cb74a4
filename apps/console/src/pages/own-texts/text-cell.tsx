import type { TextKey } from '@beian/domain/rule-book';
import type { BilingualText } from '@beian/domain/text';
import { Flex, Tag, Typography } from 'antd';
import { Link } from 'react-router';
import { languageTag, t, useLanguage } from '../../app/providers/i18n.ts';
import { useHasPermission } from '../../ui/use-has-permission.ts';
import type { AskedChange } from '../own-rules/asked-change.ts';
import { ownTextTexts } from './texts.ts';
import { type KnownTexts, nameOfKey } from './texts-of-keys.ts';

/** A text in the reader's language, and below it in the other one. */
export function InBoth({ text, strong = false }: { text: BilingualText; strong?: boolean }) {
  const other = useLanguage() === 'zh' ? 'en' : 'zh';
  return (
    <>
      {strong ? <b>{t(text)}</b> : t(text)}
      <br />
      <Typography.Text type="secondary" lang={languageTag(other)}>
        {text[other]}
      </Typography.Text>
    </>
  );
}

interface PartCellProps {
  readonly known: KnownTexts;
  readonly of: TextKey;
  readonly part: string;
  readonly strong?: boolean;
}

/** A part of a text as it is in force, and as it will be from later days on where that differs. */
export function PartCell({ known, of, part, strong = false }: PartCellProps) {
  const { parts } = known.now(of);
  const now = parts[part];
  if (now === undefined) return null;
  return (
    <>
      <InBoth text={now} strong={strong} />
      {known.coming(of).map(({ text, parts: next }) => {
        const said = next[part];
        return said === undefined || (said.zh === now.zh && said.en === now.en) ? null : (
          <div key={text.id} style={{ marginTop: 8 }}>
            <Link to={`/own-rules/drafts/${encodeURIComponent(text.draftId)}`}>
              {t(ownTextTexts.coming, { day: text.from })}
            </Link>
            <br />
            <InBoth text={said} />
          </div>
        );
      })}
    </>
  );
}

/** Marks a text of the installation; for supervisors the ways to change it from a day, or to end it. */
export function TextActions({ known, of }: { known: KnownTexts; of: TextKey }) {
  const may = useHasPermission();
  const { own } = known.now(of);
  const name = nameOfKey(of);
  const ends = own ?? known.coming(of)[0]?.text;
  const asked = (does: 'text' | 'end'): AskedChange => ({
    does,
    key: of,
    was: name,
    rule: {},
    ...(does === 'end' && ends && { ownTextId: ends.id, ...(own === undefined && { begins: ends.from }) }),
  });
  return (
    <Flex vertical gap={4} align="start">
      {own === undefined ? null : (
        <Link to={`/own-rules/drafts/${encodeURIComponent(own.draftId)}`}>
          <Tag color="processing">
            {t(ownTextTexts.own)} · {t(ownTextTexts.ownSince, { day: own.from })}
          </Tag>
        </Link>
      )}
      {own?.until ? (
        <Typography.Text type="secondary">{t(ownTextTexts.ownUntil, { day: own.until })}</Typography.Text>
      ) : null}
      {may('changeRules') ? (
        <>
          <Link
            to="/own-rules/drafts/new"
            state={{ change: asked('text') }}
            aria-label={t(ownTextTexts.changeOf, { name })}
          >
            {t(ownTextTexts.change)}
          </Link>
          {ends === undefined || ends.until !== null ? null : (
            <Link
              to="/own-rules/drafts/new"
              state={{ change: asked('end') }}
              aria-label={t(own === undefined ? ownTextTexts.cancelOf : ownTextTexts.endOf, { name })}
            >
              {t(own === undefined ? ownTextTexts.cancel : ownTextTexts.end)}
            </Link>
          )}
        </>
      ) : null}
    </Flex>
  );
}
