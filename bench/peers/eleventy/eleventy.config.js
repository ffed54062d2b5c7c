// Eleventy's side of the comparison. Its collections are worked out once a build: it calls each function once.
const PER_PAGE = 20;

function shelves(posts, termsOf) {
  const found = new Map();
  for (const post of posts) {
    for (const term of termsOf(post)) {
      if (!found.has(term)) found.set(term, []);
      found.get(term).push(post);
    }
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, members]) => ({ name, members }));
}

function pagesOf(folder, terms) {
  return terms.flatMap(({ name, members }) => {
    const total = Math.ceil(members.length / PER_PAGE);
    const url = (number) => (number < 1 || number > total ? "" : `/${folder}/${name}/` + (number > 1 ? `page/${number}/` : ""));
    return Array.from({ length: total }, (_, n) => ({
      name, total, number: n + 1, url: url(n + 1), newer: url(n), older: url(n + 2),
      members: members.slice(n * PER_PAGE, (n + 1) * PER_PAGE),
    }));
  });
}

export default function (config) {
  let sorted;
  config.on("eleventy.before", () => { sorted = undefined; });
  const newestFirst = (api) => {
    if (!sorted) {
      sorted = api.getFilteredByGlob("src/posts/**/*.md").sort((a, b) => b.date - a.date);
      sorted.forEach((post, place) => { post.data.place = place; });
    }
    return sorted;
  };
  const categories = (api) => shelves(newestFirst(api), (post) => [post.data.category]);
  const tags = (api) => shelves(newestFirst(api), (post) => post.data.topics);
  config.addCollection("posts", newestFirst);
  config.addCollection("categories", categories);
  config.addCollection("topics", tags);
  config.addCollection("categoryPages", (api) => pagesOf("categories", categories(api)));
  config.addCollection("topicPages", (api) => pagesOf("tags", tags(api)));
  config.addFilter("iso", (date) => date.toISOString());
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  config.addFilter("dmy", (date) => date.toISOString().slice(0, 10).split("-").reverse().join("/"));
  config.addFilter("rfc", (date) => date.toUTCString());
  config.addFilter("newest", (list) => list.slice(0, PER_PAGE));
  config.amendLibrary("md", (md) => md.set({ html: true, typographer: true }));
  config.addPassthroughCopy("src/site.css");
  return { dir: { input: "src", output: "_site" }, markdownTemplateEngine: false, htmlTemplateEngine: "njk" };
}
