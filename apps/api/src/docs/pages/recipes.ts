import { type Recipe, type RecipeStep, readRecipe } from '@beian/domain/recipes';
import { bilingual, type Language } from '@beian/domain/text';
import { type Html, html } from '../html.ts';
import { markdownBlocks } from '../markdown.ts';
import { anchorOf, code, codeBlock, type DocsSource, firstSentence, type PageRow, requestBlock } from '../page.ts';

/** The recipes of docs/api/recipes, by the number in front of their names. */
export const recipesOf = ({ read, list }: DocsSource): { readonly name: string; readonly recipe: Recipe }[] =>
  list('api/recipes')
    .filter((file) => file.endsWith('.md'))
    .map((file) => ({
      name: file.replace(/^\d+-|\.md$/g, ''),
      recipe: readRecipe(read(`api/recipes/${file}`)),
    }));

function stepHtml(step: RecipeStep, at: number, recipe: string, language: Language): Html {
  const anchor = `${recipe}-${at + 1}`;
  const { query, variables, upload, keep, until } = step;
  const kept = Object.entries(keep);
  const awaited = Object.entries(until);
  return html`<li id="${anchor}"><h3>${step.title[language]}</h3>${markdownBlocks(step.text[language])}${
    query !== undefined && requestBlock(query, variables)
  }${
    upload !== undefined &&
    codeBlock(
      `curl -X ${upload.method} "$BEIAN_URL${upload.path}" \\\n  -H "content-type: ${upload.contentType}" \\\n  --data-binary @${upload.material}.jpg`,
      'sh',
    )
  }${
    awaited.length > 0 &&
    html`<p class="note">${bilingual('重复此请求，直到', 'Ask again until ')[language]}${awaited.map(
      ([path, value], nth) => [nth > 0 && ', ', code(`${path} = ${value}`)],
    )}</p>`
  }${
    kept.length > 0 &&
    html`<p class="note">${bilingual('留给后面的步骤：', 'Keep for later steps: ')[language]}${kept.map(
      ([name, path], nth) => [nth > 0 && ', ', code(`{{${name}}}`), ' = ', code(`data.${path}`)],
    )}</p>`
  }</li>`;
}

export const recipesPage: PageRow = {
  name: 'recipes',
  group: 'start',
  label: bilingual('用法示例', 'Recipes'),
  intro: bilingual(
    '每个示例是一串可以照抄的请求，测试会用测试密钥对真实的服务依次运行它们。`{{名称}}` 是前面步骤留下的值；`{{key}}` 是幂等键，每个操作用一个新的，例如 UUID（复制时自动填入）。',
    'Each recipe is a sequence of requests that can be copied; a test runs them in order with a test key against a running installation. `{{name}}` is a value kept from an earlier step. `{{key}}` is an idempotency key: a new one for each action, such as a UUID (filled in when you copy).',
  ),
  entries: (source, language) =>
    recipesOf(source).map(({ name, recipe }) => ({
      ...{ anchor: anchorOf(name), title: recipe.title[language], hint: firstSentence(recipe.text[language]) },
      body: html`${markdownBlocks(recipe.text[language])}<ol class="steps">${recipe.steps.map((step, at) =>
        stepHtml(step, at, anchorOf(name), language),
      )}</ol>`,
      members: recipe.steps.map((step, at) => ({
        anchor: `${anchorOf(name)}-${at + 1}`,
        title: step.title[language],
        hint: recipe.title[language],
      })),
    })),
};
