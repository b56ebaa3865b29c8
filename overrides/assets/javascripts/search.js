{#- All parts of search in one file, for each more costs a reader's telephone a way there and back. -#}
{%- for part in ["terms", "repair", "query", "shards", "ranking", "sections", "shown", "engine"] -%}
{%- include "assets/javascripts/search-" ~ part ~ ".js" %}
{% endfor %}
