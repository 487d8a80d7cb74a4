import { z } from 'zod';
import { formatCount } from '../text/in-words.ts';
import { textLengths } from '../text/text-lengths.ts';

/** 规则草稿 as the API takes it; `ruleSourceSchema` and `ruleChangesSchema` say what is valid. */
const noticeInput = z
  .strictObject({
    title: z.string().meta({ description: 'Its title, 1 to 200 characters.' }),
    date: z.string().meta({ description: 'The day that it bears, `YYYY-MM-DD`.' }),
    address: z.string().optional().meta({ description: 'Where it was published, http(s).' }),
    text: z.string().optional().meta({ description: 'Its text, 20 to 20,000 characters; needed without a file.' }),
    fileId: z
      .string()
      .optional()
      .meta({ description: 'Id of its scan (`POST /evidence`); needed without a text.', graphql: 'ID' }),
  })
  .meta({
    graphql: 'RuleNoticeInput',
    description: 'The notice that a draft of rules comes from 来源. Since 2026-12.',
  });

export const ruleDraftInput = z
  .strictObject({
    title: z.string().meta({ description: 'What it is called, 1 to 200 characters.' }),
    notice: noticeInput.meta({ description: 'The notice that a draft comes from 来源. Since 2026-12.' }),
    why: z.string().meta({ description: `Why, 1 to ${formatCount(textLengths.ruleWhy)} characters.` }),
    changes: z.string().meta({
      description:
        'What it changes, as JSON (there is no JSON scalar): an array of `{ does: "add", rule: { id, in, replaces, effects, says, why, from, until } }` and `{ does: "end", rule: <id of an own rule>, until }`, at most 200 and 100,000 characters. A refusal names the path, e.g. `changes[0].rule.from`.',
    }),
  })
  .meta({ graphql: 'RuleDraftInput', description: 'What a draft of rules holds 规则草稿. Since 2026-12.' });
export type RuleDraftInput = z.infer<typeof ruleDraftInput>;
