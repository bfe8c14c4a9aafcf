<?php
// Install WordPress and publish the posts that stand on standard input, as JSON: {"name": {"author": …, "content": …}}.
// Gives their addresses, by name. Usage: php posts.php FOLDER HOST
[, $folder, $_SERVER['HTTP_HOST']] = $argv;
define('WP_INSTALLING', true);
require "$folder/wp-load.php";
require ABSPATH . 'wp-admin/includes/upgrade.php';
function wp_new_blog_notification() {} // nobody is written to
wp_install('Newsroom', 'editor', 'editor@example.org', true, '', wp_generate_password());
update_option('posts_per_rss', 1000);
$people = ['administrator' => 1];
$people['author'] = wp_insert_user(['user_login' => 'author', 'user_pass' => wp_generate_password(), 'role' => 'author']);
$addresses = [];
foreach (json_decode(file_get_contents('php://stdin'), true) as $name => $post) {
    wp_set_current_user($people[$post['author']]); // with it, what is saved is filtered as for this person
    $id = wp_insert_post(wp_slash([
        'post_title' => $name, 'post_content' => $post['content'], 'post_status' => 'publish',
    ]), true);
    $addresses[$name] = home_url("/?p=$id");
}
echo json_encode((object) $addresses);
