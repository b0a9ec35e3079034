/** Code to copy: a value in quotes is read back as it was. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { tag } from '../../www/site/builder/snippets.js';
import { escaped } from '../../www/shared/html.js';

test('a text in a quoted attribute has no character that ends the attribute or starts a reference', () => {
  assert.equal(escaped('say "a" & <b>\n&amp;'), 'say &quot;a&quot; &amp; &lt;b&gt;\n&amp;amp;');
});

test('the tag of a figure has each value escaped', () => {
  const figure = { author: { scene: 'post' }, values: { you: '"><script>' }, width: '100%', height: 400, follows: false, title: '' };
  assert.equal(tag(figure), '<hop-scope scene="post" you="&quot;&gt;&lt;script&gt;"></hop-scope>');
});
